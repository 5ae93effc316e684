# The shell: jobs, notices, dialogs.
copied = 已复制
new-report-title = 未命名通报
untitled-name = 未命名
example-name = 通川区整改通报(示例)
job-loading = 正在打开 { $name }…
job-saving = 正在保存 { $name }…
saved = 已保存 { $name }
edit-error-no-such-node = 这一项已经不在了,修改没有执行。
edit-error-party-in-use = 还有具体问题或措施由其负责,请先改派,再删除。
file-type = 挂图数据集
file-type-any = 全部文件
