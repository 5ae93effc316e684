# The command line.
cli-help =
    挂图 Guatu { $version } — 巡视整改台账与挂图

    用法:
      guatu [文件…]                  打开窗口
      guatu check 文件 [--json]      校验数据集:0 没有问题,1 有问题,2 无法读取
      guatu stats 文件 [--json]      打印数量和达成度
      guatu --startup-report 路径 文件   打开窗口,写出启动用时后退出
      guatu --pictures 文件夹 [文件]     打开窗口,把各个页面存成图片后退出
      guatu --version | --help
cli-no-display = 没有可用的图形显示,无法打开窗口({ $error })。不用窗口的命令:guatu check 文件、guatu stats 文件 --json、guatu --help。
cli-window-failed = 无法打开窗口:{ $error }。请检查显卡驱动(OpenGL),或安装 libxkbcommon-x11-0、libgl1、libegl1。
cli-usage = { $error }。请运行 guatu --help 查看用法。
cli-missing-file = { $command } 后面需要一个文件
cli-unknown-option = 没有 { $option } 这个选项
cli-clean = 没有发现问题:{ $name }
