//! The file dialog of the desktop portal, asked for on the session's bus.
//!
//! A portal answers twice: at once with the name of the request, which says that it will show a dialog, and with a signal
//! when the dialog has ended. Between the two a person takes as long as she likes; the portal itself is asked now and then
//! whether it is there.

use std::collections::HashMap;
use std::future::poll_fn;
use std::os::unix::ffi::OsStrExt as _;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use eframe::Frame;
use futures_core::Stream as _;
use winit::raw_window_handle::{HasWindowHandle as _, RawWindowHandle};
use zbus::fdo::DBusProxy;
use zbus::message::Type;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, MatchRule, Message, MessageStream};

use crate::session::DialogAnswer;

use super::super::threads;
use super::{Question, Wanted, uris};

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const OBJECT: &str = "/org/freedesktop/portal/desktop";
const CHOOSER: &str = "org.freedesktop.portal.FileChooser";
const REQUEST: &str = "org.freedesktop.portal.Request";

/// How long a portal may take to answer: the first call starts it.
const PATIENCE: Duration = Duration::from_secs(3);

/// How often a portal is asked whether it is still there while its dialog is open.
const OFTEN: Duration = Duration::from_secs(5);

/// What the conversation with the portal says.
enum News {
    /// The portal shows the dialog.
    Shown,
    /// The dialog ended; without an answer it failed, or there is no portal.
    Ended(Option<DialogAnswer>),
}

/// The window as the portal names it, on X11.
pub(super) fn parent(frame: &Frame) -> String {
    let handle = frame.winit_window().and_then(|window| window.window_handle().ok().map(|handle| handle.as_raw()));
    match handle {
        Some(RawWindowHandle::Xlib(window)) => format!("x11:{:x}", window.window),
        Some(RawWindowHandle::Xcb(window)) => format!("x11:{:x}", window.window),
        _ => String::new(),
    }
}

/// Shows the dialog and waits for its end. Nothing where no portal works.
pub(super) fn ask(question: &Question, parent: String) -> Option<DialogAnswer> {
    let (sender, news) = mpsc::channel();
    let question = question.clone();
    threads::start("portal", move || {
        let answer = pollster::block_on(converse(&question, &parent, &sender));
        let answer = answer.unwrap_or_else(|error| {
            log::warn!("the portal shows no dialog: {error}");
            None
        });
        // Nobody waits any more for one that came too late.
        let _late = sender.send(News::Ended(answer));
    });
    match news.recv_timeout(PATIENCE) {
        Ok(News::Shown) => wait(&news),
        Ok(News::Ended(answer)) => answer,
        Err(_) => None,
    }
}

fn wait(news: &Receiver<News>) -> Option<DialogAnswer> {
    loop {
        match news.recv_timeout(OFTEN) {
            Ok(News::Ended(answer)) => return answer,
            Ok(News::Shown) => {}
            Err(RecvTimeoutError::Timeout) if answers() => {}
            Err(_) => return None,
        }
    }
}

/// True when a portal for file dialogs answers in time.
fn answers() -> bool {
    let (sender, receiver) = mpsc::channel();
    threads::start("portal", move || {
        let _late = sender.send(pollster::block_on(version()).is_ok());
    });
    receiver.recv_timeout(PATIENCE).unwrap_or(false)
}

async fn version() -> zbus::Result<Message> {
    let connection = Connection::session().await?;
    let properties = Some("org.freedesktop.DBus.Properties");
    connection.call_method(Some(PORTAL), OBJECT, properties, "Get", &(CHOOSER, "version")).await
}

/// Asks for the dialog and listens until it has ended. No answer where it failed.
async fn converse(question: &Question, parent: &str, news: &Sender<News>) -> zbus::Result<Option<DialogAnswer>> {
    let connection = Connection::session().await?;
    let mut messages = listen(&connection).await?;
    let method = if question.wanted == Wanted::NewFile { "SaveFile" } else { "OpenFile" };
    let body = (parent, question.title.as_str(), options(question));
    let reply = connection.call_method(Some(PORTAL), OBJECT, Some(CHOOSER), method, &body).await?;
    let request: OwnedObjectPath = reply.body().deserialize()?;
    if news.send(News::Shown).is_err() {
        // Another dialog is open meanwhile.
        connection.call_method(Some(PORTAL), &request, Some(REQUEST), "Close", &()).await?;
        return Ok(None);
    }
    while let Some(message) = poll_fn(|context| Pin::new(&mut messages).poll_next(context)).await {
        let message = message?;
        let header = message.header();
        match header.member().map(zbus::names::MemberName::as_str) {
            Some("Response") if header.path().is_some_and(|path| *path == *request) => return Ok(ended(&message)),
            // The portal went away, and its dialog with it.
            Some("NameOwnerChanged") => return Ok(None),
            _ => {}
        }
    }
    Ok(None)
}

/// All that is said to this program from now on, with the ends of dialogs and of the portal.
async fn listen(connection: &Connection) -> zbus::Result<MessageStream> {
    let messages = MessageStream::from(connection);
    let bus = DBusProxy::new(connection).await?;
    let signal = || MatchRule::builder().msg_type(Type::Signal);
    bus.add_match_rule(signal().interface(REQUEST)?.member("Response")?.build()).await?;
    let owner = signal().interface("org.freedesktop.DBus")?.member("NameOwnerChanged")?.arg(0, PORTAL)?;
    // Its beginning is no end: only a name that had an owner is left.
    bus.add_match_rule(owner.arg(2, "")?.build()).await?;
    Ok(messages)
}

fn options(question: &Question) -> HashMap<&'static str, Value<'_>> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let token = format!("guatu_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let mut options = HashMap::from([("handle_token", Value::from(token))]);
    match question.wanted {
        Wanted::File | Wanted::NewFile => {}
        Wanted::Files => drop(options.insert("multiple", true.into())),
        Wanted::Folder => drop(options.insert("directory", true.into())),
    }
    // A pattern of the shell is kind 0.
    let pattern = |ending: &String| (0_u32, if ending == "*" { "*".to_owned() } else { format!("*.{ending}") });
    let filters: Vec<(&str, Vec<(u32, String)>)> =
        question.filters.iter().map(|(name, endings)| (name.as_str(), endings.iter().map(pattern).collect())).collect();
    if !filters.is_empty() {
        options.insert("filters", filters.into());
    }
    if let Some(folder) = &question.folder {
        // The portal wants the zero of C behind the bytes.
        let bytes: Vec<u8> = folder.as_os_str().as_bytes().iter().copied().chain([0]).collect();
        options.insert("current_folder", bytes.into());
    }
    if !question.name.is_empty() {
        options.insert("current_name", question.name.as_str().into());
    }
    options
}

/// How a dialog ended: 0 with paths, 1 closed by the person, anything else is a failure.
fn ended(message: &Message) -> Option<DialogAnswer> {
    let body = message.body();
    let (code, mut results): (u32, HashMap<String, OwnedValue>) = body.deserialize().ok()?;
    match code {
        0 => {
            let chosen: Vec<String> = results.remove("uris")?.try_into().ok()?;
            let paths: Vec<_> = chosen.iter().filter_map(|uri| uris::path(uri)).collect();
            (!paths.is_empty()).then_some(DialogAnswer::Paths(paths))
        }
        1 => Some(DialogAnswer::Cancelled),
        _ => {
            log::warn!("the portal's dialog ended with {code}");
            None
        }
    }
}
