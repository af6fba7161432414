//! The station on the terminal: one loop, one mailbox, an enum of screens.

mod choosing;
mod covering;
mod disk;
mod hearing;
mod scanning;

use disk::{Attempts, Delay};
use hearing::hear_out;

use super::backend::Screen as Canvas;
use super::desk::{Desk, Wish};
use super::frame::{body, draw_scene};
use super::input::{Charset, Decoder, Event, Mailbox, Post, Reader, Signal, mailbox, watch_signals};
use super::lag::{Lag, Times};
use super::look::{Look, Surroundings, Theme, fold};
use super::screens::help_of_keying;
use super::screens::{
    Ask, Cover, Home, KeyingScreen, Reading, ReportView, Scene, Screen, SettingsScreen, Told, Tone, Turn, WayHome, Why,
};
use super::terminal::{CursorShape, Guard, Measured};
use super::widgets::{COLUMNS_MIN, Notice, ROWS_MIN, has_room};
use super::work::{Counting, Work, Worked};
use crate::entry::Options;
use crate::keymap::{Command, Context, Key, KeyCode, Keymap, Resolved};
use crate::language::{Language, Phrases};
use crate::operator::Operator;
use crate::paper;
use crate::say;
use crate::station::{
    self, BatchView, Keying, KeyingStart, Pins, Precautions, Setting, Settings, Sharing, StartOptions, Station,
    store_errors,
};
use crate::store::News;
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Instant;

/// What the station on the terminal starts with.
pub struct Start {
    /// The station.
    pub station: Station,
    /// The keymap in force.
    pub keymap: Keymap,
    /// The sentence that names it and says why.
    pub keymap_named: String,
    /// The language of the screens.
    pub phrases: Phrases,
    /// What the environment says of the terminal.
    pub surroundings: Surroundings,
    /// The keymap the machine suggests, and the sentence that says why.
    pub guessed: (Keymap, String),
    /// The operator's settings, as they are kept.
    pub settings: Settings,
    /// What the options say over them, this time only.
    pub options: StartOptions,
    /// The system's user, who keys when no other name is given; `None` when the system does not say.
    pub system_operator: Option<Operator>,
    /// What is to be said on the first screen, one line each.
    pub warnings: Vec<String>,
    /// Where the settings are written when they are changed; `None` without a home.
    pub settings_file: Option<PathBuf>,
    /// The folder reports go to, in one folder per campaign.
    pub reports: PathBuf,
    /// The demonstration: nothing of it is kept, and the screens say so.
    pub demonstration: bool,
    /// `SSH_CONNECTION`, for the command that brings a report home.
    pub ssh_connection: Option<String>,
    /// The system's user, for the same command.
    pub user: Option<String>,
    /// What is taken care of, whatever is chosen on the screens.
    pub precautions: Precautions,
    /// Where PINs are kept, where they can be.
    pub pins: Option<Pins>,
}

/// Opens the station and returns when the operator leaves it or the terminal is gone, everything saved.
///
/// # Errors
/// The terminal's, other than its going away.
pub fn run(start: Start) -> io::Result<()> {
    let shape = if start.surroundings.is_console() { CursorShape::Untouched } else { CursorShape::SteadyBlock };
    let charset = if start.surroundings.is_latin() { Charset::Latin } else { Charset::Utf8 };
    let (post, mut mailbox) = mailbox()?;
    let mut guard = Guard::enter(shape)?;
    watch_signals(post.clone())?;
    mailbox.read(Reader::open(Decoder::new(charset))?);
    let mut terminal = Terminal::new(Canvas::new(Measured::new()))?;
    let mut app = App::new(start, post, terminal.size()?);
    let outcome = live(&mut app, &mut mailbox, &mut terminal, &mut guard);
    if outcome.is_ok() {
        hear_out(&mut app, &mut mailbox);
    }
    app.finish_saving();
    match outcome {
        Err(error) if is_gone(&error) => Ok(()),
        outcome => outcome,
    }
}

/// Wait, take all that waits, draw once.
fn live(
    app: &mut App,
    mailbox: &mut Mailbox,
    terminal: &mut Terminal<Canvas<Measured>>,
    guard: &mut Guard,
) -> io::Result<()> {
    loop {
        app.resize(terminal.size()?);
        if std::mem::take(&mut app.bell) {
            terminal.backend_mut().ring();
        }
        let asking = app.lag.wants_to_ask(Instant::now());
        if asking {
            terminal.backend_mut().ask();
        }
        terminal.draw(|frame| app.draw(frame))?;
        app.lag.drawn(Instant::now(), asking);
        app.desk.times = app.lag.times();
        mailbox.expect(app.lag.is_open());
        if app.do_what_is_due() {
            continue;
        }
        let due = [app.covers_at(), app.due()].into_iter().flatten().min();
        let events = mailbox.take(due);
        app.cover_when_idle(Instant::now());
        app.do_when_due();
        for event in events {
            if matches!(event, Event::Resize | Event::Signal(Signal::Continue)) {
                terminal.backend().outlet().forget();
            }
            app.take(event);
            if app.over {
                return Ok(());
            }
        }
        match app.outside.take() {
            Some(Outside::Suspend) => guard.suspend()?,
            Some(Outside::Retake) => guard.retake()?,
            Some(Outside::Redraw) => {}
            None => continue,
        }
        terminal.backend().outlet().forget();
        terminal.backend_mut().forget();
        terminal.clear()?;
    }
}

/// Whether the terminal went away.
fn is_gone(error: &io::Error) -> bool {
    const EIO: i32 = 5;
    let kinds = [io::ErrorKind::BrokenPipe, io::ErrorKind::WriteZero, io::ErrorKind::TimedOut];
    error.raw_os_error() == Some(EIO) || kinds.contains(&error.kind())
}

/// What the loop must do with the terminal before it draws again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outside {
    Suspend,
    Retake,
    Redraw,
}

/// The station on the terminal, without the terminal: events in, pictures out.
pub struct App {
    desk: Desk,
    /// The screens, the one that is seen last. Never empty.
    stack: Vec<Screen>,
    told: Option<Told>,
    size: Size,
    post: Post,
    /// The settings as they are kept.
    kept: Settings,
    /// What the options of this start say over them.
    options: StartOptions,
    /// The keymap that was guessed at the start, the sentence that says why, and its language.
    guessed: (Keymap, String, Language),
    system_operator: Option<Operator>,
    surroundings: Surroundings,
    settings_file: Option<PathBuf>,
    /// A campaign whose report is to be made once the sentence that says so is drawn.
    due: Option<String>,
    outside: Option<Outside>,
    bell: bool,
    over: bool,
    /// Something could not be read because the host is away: it is read again when it is back.
    unread: bool,
    /// Over everything until somebody says who they are.
    cover: Option<Cover>,
    precautions: Precautions,
    pins: Option<Pins>,
    /// Who said on this screen who they are: no setting says otherwise.
    signed_in: bool,
    /// When a key came last.
    touched: Instant,
    lag: Lag,
    /// What is done beside the screen.
    workers: Vec<JoinHandle<()>>,
    /// What is being counted there: the same is not counted twice at a time.
    counting: Vec<Counting>,
    /// The operator left: nothing more is begun beside the screen.
    left: Arc<AtomicBool>,
    /// The attempts at a disk that failed.
    attempts: Attempts,
    /// What waits to be confirmed.
    delay: Delay,
}

impl App {
    /// On the home screen.
    pub fn new(start: Start, post: Post, size: Size) -> App {
        let settings = start.settings.under(&start.options);
        let chosen = settings.theme.as_deref().and_then(Theme::from_name);
        let theme = chosen.unwrap_or_else(|| start.surroundings.theme());
        let (keymap, named) = start.guessed;
        let guessed = (keymap, named, start.phrases.language());
        // What is keyed into the demonstration is signed for nobody to read.
        let named = settings.operator.is_some() || start.system_operator.is_some() || start.demonstration;
        let named = named || start.station.sharing != Sharing::Alone;
        let listening = post.clone();
        start.station.store.listen(Arc::new(move |news| {
            let _ = listening.send(Event::News(news));
        }));
        let over_line = start.ssh_connection.is_some();
        // Where the line leads to nothing but the station, files come home through the station.
        let only = start.precautions.confined.then(|| start.reports.clone());
        let line = start.ssh_connection.as_deref();
        let way_home = line.and_then(|line| WayHome::of(line, start.user.as_deref(), only));
        let desk = Desk {
            nobody: !named,
            station: start.station,
            keymap: start.keymap,
            keymap_named: start.keymap_named,
            phrases: start.phrases,
            look: Look::new(theme, start.surroundings.glyph_set()),
            settings,
            charset_trouble: false,
            demonstration: start.demonstration,
            host_silent: false,
            is_tardy: false,
            times: Times::default(),
            confined: start.precautions.confined,
            pinned: start.precautions.pin,
            reports: start.reports,
            way_home,
        };
        let mut app = App {
            desk,
            stack: Vec::new(),
            told: None,
            size,
            post,
            kept: start.settings,
            options: start.options,
            guessed,
            system_operator: start.system_operator,
            surroundings: start.surroundings,
            settings_file: start.settings_file,
            due: None,
            outside: None,
            bell: false,
            over: false,
            unread: false,
            cover: None,
            precautions: start.precautions,
            pins: start.pins,
            signed_in: false,
            touched: Instant::now(),
            lag: Lag::new(over_line),
            workers: Vec::new(),
            counting: Vec::new(),
            left: Arc::default(),
            attempts: Attempts::default(),
            delay: Delay::default(),
        };
        app.stack.push(Screen::Scene(Scene::Home(Home::new())));
        if !start.warnings.is_empty() {
            app.told = Some(Told { lines: start.warnings, ..Told::refusal(String::new()) });
        }
        if app.precautions.pin {
            app.cover(Why::Start);
        } else {
            app.put_back();
        }
        app.seen_again();
        app.begin_what_is_wanted();
        app
    }

    /// Whether the operator left, or the terminal is gone.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Takes one thing that happened.
    pub fn take(&mut self, event: Event) {
        if matches!(event, Event::Key(_) | Event::Paste(_)) {
            self.touched = Instant::now();
            self.lag.keyed(self.touched);
        }
        match event {
            Event::Answered => self.lag.answered(Instant::now()),
            Event::Key(key) => self.press(&key),
            // Nobody says who they are with what somebody copied.
            Event::Paste(_) if self.cover.is_some() => self.ring(),
            Event::Paste(text) => {
                for character in text.chars() {
                    let code = if character == '\n' { KeyCode::Enter } else { KeyCode::Char(character) };
                    self.press(&Key::new(code, false, false, false));
                }
            }
            Event::Resize => {}
            Event::Stored(ticket, outcome) => self.stored(ticket, &outcome),
            Event::News(news) => self.hear(&news),
            Event::Worked(worked) => self.worked(&worked),
            Event::Signal(Signal::HangUp | Signal::Terminate) | Event::InputLost => {
                // There is nobody left to tell.
                drop(self.failure().map(|_| self.keep_elsewhere()));
                self.over = true;
            }
            Event::Signal(Signal::Interrupt) => {}
            Event::Signal(Signal::Suspend) => self.suspend(),
            Event::Signal(Signal::Continue) => self.outside = Some(Outside::Retake),
            Event::Undecodable(_) => {
                self.bell = true;
                self.desk.charset_trouble = true;
                self.tell(Told::refusal(fold(&say!(self.desk.phrases, "app-not-utf8"))));
            }
        }
        self.begin_what_is_wanted();
        self.heed_the_disk();
    }

    /// What others did shows on the lists, which read as much as they show; what somebody is in the middle of stays as it is, and
    /// what reads every sheet waits until it is opened.
    fn hear(&mut self, news: &News) {
        match news {
            News::Changed(_) | News::Backup => {
                if self.shows_a_list() {
                    self.seen_again();
                }
            }
            News::Down(why) => {
                self.desk.host_silent = true;
                let mut told = Told::refusal(say!(self.desk.phrases, "app-host-silent"));
                told.lines.extend(why.iter().map(|why| store_errors::sentence(why, &self.desk.phrases)));
                self.tell(told);
            }
            News::Up => {
                self.desk.host_silent = false;
                self.tell(Told::good(say!(self.desk.phrases, "app-host-back")));
                self.read_what_was_not();
            }
        }
    }

    /// What could not be read or opened while the host was away.
    fn read_what_was_not(&mut self) {
        for place in 0..self.stack.len() {
            if let Screen::Keying(keying) = &mut self.stack[place] {
                let wish = keying.host_is_back();
                self.grant(wish);
            }
        }
        // What others did meanwhile was told to nobody.
        if std::mem::take(&mut self.unread) || self.shows_a_list() {
            self.seen_again();
        }
    }

    /// Whether a list is seen that reads as much as it shows.
    fn shows_a_list(&self) -> bool {
        matches!(self.top(), Screen::Scene(Scene::Home(_) | Scene::Campaign(_) | Scene::Records(_)))
    }

    /// Takes the size the terminal has now.
    pub fn resize(&mut self, size: Size) {
        if size != self.size {
            self.size = size;
            self.fit();
        }
    }

    /// Does what was put off until the sentence that announces it was seen; says whether there was something.
    pub fn do_what_is_due(&mut self) -> bool {
        let Some(campaign) = self.due.take() else { return false };
        self.told = None;
        let folder = self.desk.reports.join(&campaign);
        // What the last sheet said belongs in it.
        let saved = self.desk.station.catch_up();
        if saved.is_ok() && !self.desk.station.sharing.conducts() {
            if matches!(self.stack.last(), Some(Screen::Keying(_))) {
                self.stack.pop();
                self.seen_again();
            }
            self.tell(Told::good(say!(self.desk.phrases, "app-entry-ended")));
            return true;
        }
        match saved.and_then(|()| self.desk.station.issue_report(&campaign, &folder, &self.desk.phrases)) {
            Ok(issued) => {
                if matches!(self.stack.last(), Some(Screen::Keying(_))) {
                    self.stack.pop();
                }
                let view = ReportView::new(issued, self.desk.way_home.clone());
                self.open(Screen::Scene(Scene::Report(view)));
            }
            Err(error) => self.refuse(&error),
        }
        true
    }

    /// Waits until what was handed to the store is on the disk or cannot be, then until the document that was begun is whole.
    /// It says so too late for the screen.
    pub fn finish_saving(&mut self) {
        self.left.store(true, Ordering::Relaxed);
        let _ = self.desk.station.catch_up();
        self.workers.drain(..).for_each(|worker| drop(worker.join()));
    }

    /// The picture. It changes nothing.
    pub fn draw(&self, frame: &mut Frame) {
        let look = &self.desk.look;
        if !has_room(frame.area()) {
            let Rect { width, height, .. } = frame.area();
            let (columns, rows) = (width.to_string(), height.to_string());
            let (least_columns, least_rows) = (COLUMNS_MIN.to_string(), ROWS_MIN.to_string());
            let sentence = say!(
                self.desk.phrases,
                "app-too-small",
                columns = columns,
                rows = rows,
                least_columns = least_columns,
                least_rows = least_rows
            );
            frame.render_widget(&Notice { look, sentence: &sentence, style: look.styles.warning }, frame.area());
        } else if let Some(cover) = &self.cover {
            cover.draw(frame, &self.desk);
        } else {
            match self.top() {
                Screen::Keying(keying) => keying.draw(frame, &self.desk),
                Screen::Scene(scene) => draw_scene(scene.stage(), self.told.as_ref(), frame, &self.desk),
            }
        }
        look.settle(frame.buffer_mut());
    }

    fn top(&self) -> &Screen {
        self.stack.last().expect("home is never left")
    }

    fn press(&mut self, key: &Key) {
        if self.cover.is_some() {
            return self.press_covered(key);
        }
        self.told = None;
        if self.due.is_some() {
            // What is typed while the report is being made was meant for the screen before.
            return self.ring();
        }
        let context = match self.stack.last_mut().expect("home is never left") {
            Screen::Keying(keying) if has_room(area(self.size)) => {
                let wish = keying.press(key, &self.desk);
                return self.grant(wish);
            }
            Screen::Keying(keying) => keying.context(),
            Screen::Scene(scene) => scene.stage().context(),
        };
        if !has_room(area(self.size)) {
            // Nobody keys what is not seen.
            return match self.desk.keymap.resolve(context, key) {
                Resolved::Command(command @ (Command::Quit | Command::Suspend | Command::Lock | Command::Redraw)) => {
                    self.command(command, context);
                }
                _ => self.ring(),
            };
        }
        if let Some(keys) = self.desk.keymap.split(context, key) {
            return keys.iter().for_each(|key| self.press(key));
        }
        match self.desk.keymap.resolve(context, key) {
            Resolved::Command(command) => self.command(command, context),
            Resolved::Text(character) => {
                let turn = match self.stack.last_mut() {
                    Some(Screen::Scene(scene)) => scene.stage_mut().write(character, &self.desk),
                    Some(Screen::Keying(_)) | None => Turn::Bell,
                };
                self.turn(turn);
            }
            Resolved::Unbound => self.ring(),
        }
    }

    fn command(&mut self, command: Command, context: Context) {
        match command {
            Command::Help => self.help(),
            Command::Redraw => self.outside = Some(Outside::Redraw),
            Command::Suspend => self.suspend(),
            Command::Lock => self.cover(Why::Asked),
            Command::Quit => self.quit(),
            Command::Settings if !self.shows_settings() => {
                self.open(Screen::Scene(Scene::Settings(SettingsScreen::new(&self.desk))));
            }
            Command::SheetCode if self.takes_codes() => {
                let title = say!(self.desk.phrases, "app-code-ask");
                self.open(Screen::Scene(Scene::Ask(Ask::code(title))));
            }
            _ => {
                let body = body(self.size, self.told.as_ref());
                let turn = match self.stack.last_mut() {
                    Some(Screen::Scene(scene)) => scene.stage_mut().perform(command, body, &self.desk),
                    Some(Screen::Keying(_)) | None => Turn::Bell,
                };
                // Leaving is the same everywhere, unless a screen has its own way.
                match turn {
                    Turn::Bell if leaves(command, context) && self.stack.len() > 1 => self.turn(Turn::Back(None)),
                    turn => self.turn(turn),
                }
            }
        }
    }

    fn turn(&mut self, turn: Turn) {
        match turn {
            Turn::Stay => {}
            Turn::Bell => self.ring(),
            Turn::Tell(told) => {
                self.bell |= told.tone == Tone::Refusal;
                self.tell(told);
            }
            Turn::Back(told) => {
                self.back();
                self.told = told.or_else(|| self.told.take());
            }
            Turn::Open(scene) => self.open(Screen::Scene(scene)),
            Turn::Replace(scene, told) => {
                if self.stack.len() > 1 {
                    self.stack.pop();
                }
                self.open(Screen::Scene(scene));
                self.told = told.or_else(|| self.told.take());
            }
            Turn::Key(view, start) => self.key_sheets(*view, start),
            Turn::Report(campaign) => self.report(campaign),
            Turn::Work(work) => self.work(work),
            Turn::Apply(setting) => self.apply(setting),
            Turn::Name(name, waiting) => {
                self.back();
                self.apply(Setting::Operator(name));
                if let Some((view, start)) = waiting {
                    self.key_sheets(*view, start);
                }
            }
            Turn::Deliver(answer) => {
                self.back();
                let turn = match self.stack.last_mut() {
                    Some(Screen::Scene(scene)) => scene.stage_mut().receive(answer, &self.desk),
                    Some(Screen::Keying(keying)) => {
                        let wish = keying.receive_serial(&answer);
                        return self.grant(wish);
                    }
                    None => Turn::Stay,
                };
                self.turn(turn);
            }
            Turn::Scan(code) => {
                self.back();
                self.scan(&code);
            }
            Turn::Choose(place) => {
                self.back();
                if let Some(Screen::Scene(scene)) = self.stack.last_mut() {
                    scene.stage_mut().go_to(place);
                }
            }
            Turn::Cover(why) => self.cover(why),
            Turn::LeaveStation => self.over = true,
        }
    }

    fn grant(&mut self, wish: Wish) {
        match wish {
            Wish::Nothing => {}
            Wish::Bell => self.ring(),
            Wish::Leave => self.back(),
            Wish::Help => self.help(),
            Wish::Quit => self.quit(),
            Wish::EndSession => {
                if let Some(campaign) = self.campaign_below() {
                    self.report(campaign);
                }
            }
            Wish::AskSerial => {
                if let Screen::Keying(keying) = self.top() {
                    let serial = keying.serial().to_string();
                    let title = say!(self.desk.phrases, "keying-serial-ask", serial = serial);
                    self.open(Screen::Scene(Scene::Ask(Ask::line(title, ""))));
                }
            }
            Wish::AskCode => {
                let title = say!(self.desk.phrases, "app-code-ask");
                self.open(Screen::Scene(Scene::Ask(Ask::line(title, &paper::begun()))));
            }
            Wish::TurnTo => {
                let scanned = match self.stack.last_mut() {
                    Some(Screen::Keying(keying)) => keying.turning(),
                    Some(Screen::Scene(_)) | None => None,
                };
                if let Some(scanned) = scanned {
                    self.back();
                    self.open_scanned(scanned);
                }
            }
            Wish::KeepElsewhere => {
                let outcome = self.keep_elsewhere();
                if let Some(Screen::Keying(keying)) = self.stack.last_mut() {
                    keying.kept_elsewhere(outcome);
                }
            }
            Wish::KeypadRepair => self.desk.keymap = self.desk.keymap.repaired(),
            Wish::Suspend => self.suspend(),
            Wish::Lock => self.cover(Why::Asked),
            Wish::Redraw => self.outside = Some(Outside::Redraw),
        }
    }

    /// The campaign of the screen that keying was opened from.
    fn campaign_below(&self) -> Option<String> {
        self.stack.iter().rev().find_map(|screen| match screen {
            Screen::Scene(Scene::Campaign(campaign)) => Some(campaign.id().to_owned()),
            Screen::Scene(_) | Screen::Keying(_) => None,
        })
    }

    fn key_sheets(&mut self, view: BatchView, start: KeyingStart) {
        if self.desk.nobody && start != KeyingStart::Practice {
            // A sheet is signed: first the name.
            let title = say!(self.desk.phrases, "app-name-ask");
            return self.open(Screen::Scene(Scene::Ask(Ask::name_first(title, Box::new(view), start))));
        }
        let post = self.post.clone();
        let options = Options { page_stops: self.desk.settings.page_stops };
        let notify: station::Notify = Arc::new(move |ticket, outcome| post.stored(ticket, outcome));
        let coded = matches!(start, KeyingStart::Sheet(..));
        match Keying::open(&self.desk.station, view, start, options, notify) {
            Ok(keying) if coded => self.open(Screen::Keying(Box::new(KeyingScreen::of_code(keying)))),
            Ok(keying) => self.open(Screen::Keying(Box::new(KeyingScreen::new(keying)))),
            Err(error) => self.refuse(&error),
        }
    }

    /// Begins what the screen that is seen wants done beside it, and does what it waited for.
    fn begin_what_is_wanted(&mut self) {
        let Some(Screen::Scene(scene)) = self.stack.last_mut() else { return };
        let turn = scene.stage_mut().due(&self.desk);
        let wanted = scene.stage_mut().wants();
        self.turn(turn);
        wanted.into_iter().for_each(|work| self.work(work));
    }

    /// Does it beside the screen.
    fn work(&mut self, work: Work) {
        if let Work::Count(counting) = &work {
            if self.counting.contains(counting) {
                return;
            }
            self.counting.push(counting.clone());
        }
        work.put().iter().for_each(|put| self.worked(put));
        let (post, left) = (self.post.clone(), Arc::clone(&self.left));
        let tell = move |worked| {
            let _ = post.send(Event::Worked(worked));
        };
        self.workers.retain(|worker| !worker.is_finished());
        let station = self.desk.station.clone();
        self.workers.push(std::thread::spawn(move || work.run(&station, &tell, &left)));
    }

    /// Every screen hears of it; what the one that is seen asks then is done.
    fn worked(&mut self, worked: &Worked) {
        if let Worked::Counted(counting, answer) = worked {
            self.counting.retain(|known| known != counting);
            self.unread |= answer.as_ref().is_err_and(station::Error::is_of_the_host);
        }
        if let Worked::PutBack(returned) = worked {
            return self.tell_returned(returned);
        }
        let mut turn = Turn::Stay;
        for screen in &mut self.stack {
            turn = match screen {
                Screen::Scene(scene) => scene.stage_mut().worked(worked, &self.desk),
                Screen::Keying(_) => Turn::Stay,
            };
        }
        self.turn(turn);
        self.fit();
    }

    fn report(&mut self, campaign: String) {
        self.tell(Told::plain(say!(self.desk.phrases, "app-report-in-the-making")));
        self.due = Some(campaign);
    }

    fn help(&mut self) {
        let reading = match self.top() {
            Screen::Scene(Scene::Reading(reading)) if reading.is_help() => return self.ring(),
            Screen::Scene(scene) => Reading::help(scene.stage(), &self.desk),
            Screen::Keying(keying) => help_of_keying(keying.context(), &self.desk),
        };
        self.open(Screen::Scene(Scene::Reading(reading)));
    }

    fn shows_settings(&self) -> bool {
        matches!(self.top(), Screen::Scene(Scene::Settings(_)))
    }

    fn open(&mut self, screen: Screen) {
        self.stack.push(screen);
        self.seen_again();
    }

    fn back(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
            self.seen_again();
        }
    }

    fn seen_again(&mut self) {
        if let Some(Screen::Scene(scene)) = self.stack.last_mut() {
            let mut outcome = scene.stage_mut().refresh(&self.desk);
            // The disk failed before, and may be well again.
            if outcome == Err(station::Error::Store(crate::store::Error::Stopped)) {
                let revived = self.desk.station.store.revive().map_err(station::Error::Store);
                outcome = revived.and_then(|()| scene.stage_mut().refresh(&self.desk));
            }
            if let Err(error) = outcome {
                self.refuse(&error);
            }
        }
        self.fit();
    }

    fn fit(&mut self) {
        let body = body(self.size, self.told.as_ref());
        for screen in &mut self.stack {
            if let Screen::Scene(scene) = screen {
                scene.stage_mut().fit(body, &self.desk);
            }
        }
    }

    fn refuse(&mut self, error: &station::Error) {
        self.unread |= error.is_of_the_host();
        self.ring();
        self.tell(Told::error(error, &self.desk));
    }

    fn tell(&mut self, told: Told) {
        self.told = Some(told);
    }

    fn ring(&mut self) {
        self.bell = true;
    }
}

fn area(size: Size) -> Rect {
    Rect { x: 0, y: 0, width: size.width, height: size.height }
}

/// Whether a command goes back to the screen before.
fn leaves(command: Command, context: Context) -> bool {
    match context {
        Context::Prompt | Context::Question => command == Command::Reset,
        _ => command == Command::Leave,
    }
}
