//! The bars round the page: menus with views and tools, document tabs. All made from the command table.

use egui::{Align, Button, Layout, MenuBar, Response, RichText, ScrollArea, Ui};

use super::Context;
use super::theme::{self, space};
use crate::session::{Action, Command, MENUS, OpenDocument, View};

/// The height of the bar, in points.
pub(super) const BAR: f32 = 40.0;

/// The bar over the page: brand, menus, views, and at its right end what is used most.
pub(super) fn bar(ui: &mut Ui, context: &mut Context<'_>) {
    MenuBar::new().ui(ui, |ui| {
        ui.set_height(BAR);
        // Where the window is narrow, words stand closer together.
        let padding = if ui.available_width() < CLOSE { 5.0 } else { space::S };
        ui.spacing_mut().button_padding = egui::vec2(padding, 4.0);
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.label(theme::text::brand(context.words.text("brand")).color(theme::palette(ui).seal));
        ui.add_space(space::S);
        menus(ui, context);
        // Nothing else could be pressed before something is open.
        if context.session.active().is_none() {
            return;
        }
        divide(ui);
        let tools = [Command::Undo, Command::Redo, Command::Import, Command::Find];
        let end: f32 = tools.into_iter().map(|command| width(ui, tool_name(command, context))).sum();
        views(ui, ui.available_width() - end - space::S, context);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for command in tools.into_iter().rev() {
                tool(ui, command, context);
            }
        });
    });
}

/// Below this width the words of the bar stand without gaps, in points.
const CLOSE: f32 = 1180.0;

/// A line between two groups of the bar.
fn divide(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(space::M, 20.0), egui::Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), egui::Stroke::new(1.0, theme::palette(ui).line));
}

/// The width of a word of the bar with its frame: a view is bold while it is shown, and its neighbours stay in place.
fn width(ui: &Ui, text: &str) -> f32 {
    let font = egui::TextStyle::Name("strong".into()).resolve(ui.style());
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, egui::Color32::TRANSPARENT));
    galley.size().x + 2.0 * ui.spacing().button_padding.x
}

/// The views, and in a menu at the end those that the bar does not hold. The one that is shown is always in the bar.
fn views(ui: &mut Ui, room: f32, context: &mut Context<'_>) {
    let offered = |view: View| match view {
        // A comparison and returned files are looked at now and then, the other views every day.
        View::Compare => context.session.comparing().is_some(),
        View::Returns => context.session.active().is_some_and(|document| document.returns().is_some()),
        _ => true,
    };
    let present = context.session.view();
    let all: Vec<(Command, View)> = Command::views().filter(|(_, view)| offered(*view) || *view == present).collect();
    let wide = |command: Command| width(ui, tool_name(command, context));
    let whole: f32 = all.iter().map(|(command, _)| wide(*command)).sum();
    let more = context.words.text("bar-more").to_owned();
    let mut left = room;
    if whole > room {
        left -= width(ui, &more) + MARK;
        left -= all.iter().find(|(_, view)| *view == present).map_or(0.0, |(command, _)| wide(*command));
    }
    let (mut near, mut far) = (Vec::new(), Vec::new());
    for (command, view) in all {
        if view != present {
            left -= if whole > room { wide(command) } else { 0.0 };
        }
        // Once one does not fit, none behind it stands before it.
        let fits = view == present || (left >= 0.0 && far.is_empty());
        if fits { near.push(command) } else { far.push(command) }
    }
    for command in near {
        view(ui, command, context);
    }
    if !far.is_empty() {
        ui.menu_button(format!("{more} \u{2026}"), |ui| {
            ui.set_min_width(200.0);
            for command in far {
                menu_item(ui, command, context);
            }
        });
    }
}

/// The room of the dots behind a word, in points.
const MARK: f32 = 20.0;

/// A view in the bar; the one that is shown has a line under it.
fn view(ui: &mut Ui, command: Command, context: &mut Context<'_>) {
    let is_shown = context.session.checked(command) == Some(true);
    let name = tool_name(command, context);
    let text = if is_shown { theme::text::strong(name) } else { RichText::new(name) };
    let size = egui::vec2(width(ui, name), BAR);
    let button = Button::new(text).frame(false).min_size(size);
    let response = ui.add_enabled(context.session.enabled(command), button);
    if is_shown {
        let foot = response.rect.bottom() - 1.0;
        let stroke = egui::Stroke::new(2.0, theme::palette(ui).text);
        ui.painter().hline(response.rect.x_range(), foot, stroke);
    }
    if response.on_hover_text(command.info().tooltip(context.words)).clicked() {
        context.actions.push(Action::Run(command));
    }
}

/// The name of a command in the bar.
fn tool_name<'a>(command: Command, context: &'a Context<'_>) -> &'a str {
    context.words.text(command.info().name).trim_end_matches('\u{2026}')
}

/// The menus.
fn menus(ui: &mut Ui, context: &mut Context<'_>) {
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

/// A command as a button, in the bar or above a view. Undo and redo keep their short names: a button must not change its
/// width.
pub(super) fn tool(ui: &mut Ui, command: Command, context: &mut Context<'_>) -> Response {
    let name = tool_name(command, context);
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
