//! The build script: on Windows the icon, the version and the manifest go into the program; elsewhere nothing does.

// No error type for the one place that can fail: cargo prints what the script returns.
use std::error::Error;

/// Pixels as they are on every screen, and UTF-8 for the functions of Windows that take bytes.
const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
    </windowsSettings>
  </application>
</assembly>
"#;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/build.rs");
    println!("cargo::rerun-if-changed=assets/desktop/icons/guatu.ico");
    // The target's system; `cfg!(windows)` would be the host's.
    if std::env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|system| system == "windows") {
        let mut resource = winresource::WindowsResource::new();
        resource.set("ProductName", "Guatu").set("FileDescription", "挂图 Guatu");
        resource.set_icon("assets/desktop/icons/guatu.ico").set_manifest(MANIFEST).compile()?;
    }
    Ok(())
}
