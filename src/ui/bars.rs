//! The bars round the page: menus, toolbar, document tabs, toasts, status. All made from the command table.

use egui::{Align, Button, Layout, MenuBar, Response, RichText, ScrollArea, Ui};

use super::Context;
use super::theme::{self, space};
use crate::session::{Action, Command, Dialog, MENUS, OpenDocument, Severity, View};

/// The menus.
pub(super) fn menu(ui: &mut Ui, context: &mut Context<'_>) {
    MenuBar::new().ui(ui, |ui| {
        ui.label(
            RichText::new(context.words.text("brand"))
                .color(theme::palette(ui).seal)
                .text_style(egui::TextStyle::Name("strong".into())),
        );
        ui.add_space(space::S);
        for (name, groups) in MENUS {
            ui.menu_button(context.words.text(name), |ui| {
                ui.set_min_width(260.0);
                // A long menu in a low window is scrolled.
                let room = ui.ctx().content_rect().height() - 3.0 * theme::ROW;
                ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
                    for (at, group) in groups.iter().enumerate() {
                        if at > 0 {
                            ui.separator();
                        }
                        for command in *group {
                            menu_item(ui, *command, context);
                        }
                        if at == 0 && group.contains(&Command::Open) {
                            recent(ui, context);
                        }
                    }
                });
            });
        }
    });
}

/// A command as an item of a menu.
pub(super) fn menu_item(ui: &mut Ui, command: Command, context: &mut Context<'_>) {
    let mut button = Button::new(context.session.command_name(command)).wrap_mode(egui::TextWrapMode::Truncate);
    if let Some(shortcut) = command.info().shortcut {
        button = button.shortcut_text(shortcut.to_string());
    }
    button = button.selected(context.session.checked(command) == Some(true));
    let response = ui.add_enabled(context.session.enabled(command), button);
    if response.on_hover_text(command.info().tooltip(context.words)).clicked() {
        context.actions.push(Action::Run(command));
        ui.close();
    }
}

/// The recent files.
fn recent(ui: &mut Ui, context: &mut Context<'_>) {
    ui.add_enabled_ui(!context.session.recent().is_empty(), |ui| {
        ui.menu_button(context.words.text("recent-files"), |ui| {
            for path in context.session.recent() {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                    context.actions.push(Action::Open(vec![path.clone()]));
                    ui.close();
                }
            }
        });
    });
}

/// The toolbar: files and history on the left, views in the middle.
pub(super) fn toolbar(ui: &mut Ui, context: &mut Context<'_>) {
    let below = ui.horizontal(|ui| {
        for command in [Command::Open, Command::Import, Command::Save] {
            tool(ui, command, context);
        }
        ui.separator();
        for command in [Command::Undo, Command::Redo] {
            tool(ui, command, context);
        }
        ui.separator();
        for (command, view) in Command::views() {
            // A comparison and returned files are looked at now and then, the other views every day.
            let shown = match view {
                View::Compare => context.session.comparing().is_some(),
                View::Returns => context.session.active().is_some_and(|document| document.returns().is_some()),
                _ => true,
            };
            if shown || context.session.view() == view {
                tool(ui, command, context);
            }
        }
        let tools = [Command::ToggleTree, Command::ToggleSource, Command::ToggleTheme];
        // Their width as last drawn: where it is not left, they follow in a line of their own.
        let id = ui.scope_id().with("right tools");
        let width = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
        if ui.available_width() < width {
            return Some(tools);
        }
        let drawn = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            tools.into_iter().rev().map(|command| tool(ui, command, context).rect).reduce(egui::Rect::union)
        });
        if let Some(rect) = drawn.inner {
            ui.data_mut(|data| data.insert_temp(id, rect.width()));
        }
        None
    });
    if let Some(tools) = below.inner {
        ui.horizontal(|ui| tools.map(|command| tool(ui, command, context)));
    }
}

/// One button of the toolbar. Undo and redo keep their short names: a button must not change its width.
pub(super) fn tool(ui: &mut Ui, command: Command, context: &mut Context<'_>) -> Response {
    let name = context.words.text(command.info().name).trim_end_matches('…');
    let selected = context.session.checked(command) == Some(true);
    let button = Button::new(name).selected(selected).frame_when_inactive(selected);
    let tip = match command {
        Command::Undo | Command::Redo => {
            let name = context.session.command_name(command);
            command.info().shortcut.map_or_else(|| name.clone(), |shortcut| format!("{name} ({shortcut})"))
        }
        _ => command.info().tooltip(context.words),
    };
    let response = ui.add_enabled(context.session.enabled(command), button).on_hover_text(tip);
    if response.clicked() {
        context.actions.push(Action::Run(command));
    }
    response
}

/// One tab for each open document, when there are several.
pub(super) fn tabs(ui: &mut Ui, context: &mut Context<'_>) {
    ui.horizontal_wrapped(|ui| {
        let active = context.session.active().map(OpenDocument::id);
        for document in context.session.documents() {
            let mark = if document.document().is_dirty() { " ●" } else { "" };
            let label = format!("{}{mark}", document.name());
            let tip = document.path().map_or_else(|| document.name(), |path| path.display().to_string());
            if ui.selectable_label(active == Some(document.id()), label).on_hover_text(tip).clicked() {
                context.actions.push(Action::Activate(document.id()));
            }
            let close = ui.add(Button::new("×").frame(false)).on_hover_text(context.words.text("command-close-tip"));
            if close.clicked() {
                context.actions.push(Action::Close(document.id()));
            }
            ui.add_space(space::S);
        }
    });
}

/// What the program has to say.
pub(super) fn toasts(ui: &mut Ui, context: &mut Context<'_>) {
    for toast in context.session.toasts() {
        ui.horizontal_top(|ui| {
            if ui.button(context.words.text("dismiss")).clicked() {
                context.actions.push(Action::Dismiss(toast.id));
            }
            if toast.severity == Severity::Error {
                if ui.button(context.words.text("copy")).clicked() {
                    context.actions.push(Action::Copy(toast.text.clone()));
                }
                let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, theme::ROW), egui::Sense::hover());
                super::widgets::shape::paint_late(ui.painter(), rect.center(), theme::palette(ui));
            }
            ui.add(egui::Label::new(&toast.text).wrap());
        });
    }
}

/// The status bar: the file, unsaved work, work under way.
pub(super) fn status(ui: &mut Ui, context: &mut Context<'_>) {
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for job in context.session.jobs() {
                if ui.small_button(context.words.text("cancel")).clicked() {
                    context.actions.push(Action::CancelJob(job.id));
                }
                ui.label(theme::text::small(&job.text));
                match &job.progress {
                    Some(progress) => drop(ui.add(egui::ProgressBar::new(progress.share()).desired_width(96.0))),
                    None => drop(ui.spinner()),
                }
            }
            if context.session.waiting().is_some() {
                waiting(ui, context);
            }
            let today = context.words.date(context.session.record_day());
            let today = context.words.with("status-today", [("day", today.into())]);
            ui.label(theme::text::small(today).weak());
            as_of(ui, context);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| document_status(ui, context));
        });
    });
}

/// While the desktop's dialog is open, or should be.
fn waiting(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let link = ui.link(theme::text::small(words.text("type-path-instead"))).on_hover_text(words.text("type-path-tip"));
    if link.clicked() {
        context.actions.push(Action::TypePath);
    }
    ui.label(theme::text::small(words.text("dialog-open")));
}

/// Where the document is looked at on another day than today: which, and the way to today.
fn as_of(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let document = context.session.active().filter(|document| document.is_as_of());
    let Some(day) = document.and_then(OpenDocument::as_of) else { return };
    let text = words.with("status-as-of", [("day", words.date(day).into())]);
    if ui.link(theme::text::small(text)).on_hover_text(Command::AsOf.info().tooltip(words)).clicked() {
        context.actions.push(Action::Run(Command::AsOf));
    }
}

fn document_status(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let Some(document) = context.session.active() else {
        ui.label(theme::text::small(words.text("status-local")).weak());
        return;
    };
    if let Some(error) = context.session.unrecorded() {
        let label = ui.label(theme::text::small(words.text("unrecorded")).color(theme::palette(ui).seal));
        label.on_hover_text(words.with("journal-failed", [("error", error.into())]));
        ui.separator();
    }
    let dirty = document.document().is_dirty();
    let colour = if document.is_unsaved() { theme::palette(ui).missed } else { theme::palette(ui).weak };
    if document.typed().is_empty() {
        let state = match (dirty, document.path()) {
            (true, _) => "unsaved-changes",
            (false, None) => "not-in-a-file",
            (false, Some(_)) => "all-saved",
        };
        ui.label(theme::text::small(words.text(state)).color(colour));
    } else {
        let text = theme::text::small(words.text("typed-state")).color(colour);
        if ui.link(text).on_hover_text(words.text("typed-state-tip")).clicked() {
            context.actions.push(Action::Ask(Dialog::Typed(document.id())));
        }
    }
    ui.separator();
    let name = document.path().map_or_else(|| document.name(), |path| path.display().to_string());
    ui.add(egui::Label::new(theme::text::small(&name).weak()).truncate()).on_hover_text(&name);
}
