//! The host: one process that owns a store and serves it to the stations of the same machine over a socket.
//!
//! The system says who is calling; [`People`] says what that person may do, and the host decides by it, whatever the station
//! shows. `rights` has the table, `sound` whether what is written fits what is kept, `claims` knows who has which sheet open, `session` serves one station,
//! `service` takes them in, `backups` makes one when it is due. It knows no screen and no sentence, and signs what is written with its own clock.

mod backups;
mod claims;
mod people;
mod rights;
mod service;
mod session;
mod socket;
mod sound;

pub use backups::Told;
pub use people::{People, PeopleFault, Person, account_behind, account_numbered, user_name};
pub use rights::{may_ask, may_write};
pub use service::{Doorkeeper, Failed, Host};
pub use socket::{Fault, bind, serves};
