//! Whether the desktop has a portal that shows file dialogs.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use zbus::Connection;

/// How long a portal may take: the first call starts it.
const PATIENCE: Duration = Duration::from_secs(3);

/// True when a portal for file dialogs answers in time.
///
/// It is asked for the version of the interface: a portal without a part that draws does not have the interface at all,
/// and one that hangs does not answer.
pub(super) fn answers() -> bool {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(pollster::block_on(has_dialogs())));
    receiver.recv_timeout(PATIENCE).is_ok_and(|answer| answer.unwrap_or(false))
}

async fn has_dialogs() -> zbus::Result<bool> {
    let connection = Connection::session().await?;
    let properties = Some("org.freedesktop.DBus.Properties");
    let question = ("org.freedesktop.portal.FileChooser", "version");
    let portal = Some("org.freedesktop.portal.Desktop");
    let answer =
        connection.call_method(portal, "/org/freedesktop/portal/desktop", properties, "Get", &question).await?;
    Ok(answer.message_type() == zbus::message::Type::MethodReturn)
}
