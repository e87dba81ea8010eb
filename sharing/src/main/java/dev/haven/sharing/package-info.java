/// Mailboxes that several people use: giving rights on them, and finding those of others.
///
/// The truth about who may do what is in one place, the access control list of the mailbox, in the
/// log of the account that it is in. So that a person's list of mailboxes needs no look at all
/// accounts, there are hints of where to look: in the log of a person to whom something was given,
/// the accounts that gave it; and in the directory, a mark on accounts that gave something to
/// everybody or to a whole domain.
///
/// Two logs cannot change in one transaction. A hint is therefore written before the right is given
/// and taken back after the right was taken. A hint without a right costs a look; a right without a
/// hint, which only a crash at the wrong moment can leave, is found again as soon as the mailbox is
/// named, and its hint written.
package dev.haven.sharing;
