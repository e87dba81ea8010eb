/// Mailboxes, messages and flags as immutable snapshots replayed from a log.
///
/// Read first: [AccountState], what there is; [Intent], what may be wanted; [Commits], how wants
/// become entries of the log; [Chunk], how a million messages fit.
///
/// ## How it hangs together
///
/// ```
/// Accounts ── Account ── Commits ── Draft ─── Intent.decide ──▶ Change ─┐
///                │          │                                          ▼
///                │       Replica ◀──── AccountLog (replay) ──── StateEditor.apply
///                ▼          │                                          │
///           AccountState ◀──┴──────────────────────────────────────────┘
///           Mailbox, Messages, Chunk, Columns          Checkpointer ── RootCodec, PageCodec
/// ```
///
/// An [Intent] is decided by the account's leader against a [Draft]; what it decides is recorded as
/// [Change]s, which the same [StateEditor] applies that replays them after a restart. So the live
/// state cannot differ from the replayed one by design, and the tests hold it to that.
///
/// ## What holds, always
///
/// - Replay of the log is the live state; a checkpoint with the entries after it is the whole log.
/// - The version of the entry is the MODSEQ of all that it changes. A mailbox's never falls, and a
///   message whose flags differ has a larger one.
/// - UIDs of a mailbox only grow, UIDVALIDITYs of an account only grow, and no email number is used
///   twice.
/// - The counts of a mailbox equal what a scan of its messages counts; the usage of an account
///   counts each distinct email once.
/// - The difference of two snapshots, told to a client that knows the one, makes it know the other.
/// - A snapshot never changes, and can be read for as long as anybody holds it; bodies of what was
///   expunged can be read for as long as the store keeps what was freed.
///
/// ## What is in the log
///
/// `account.proto` is the published form of entries, checkpoint roots and pages. An entry of a
/// later Haven that holds a kind of change unknown here makes the account refuse to load, with
/// words; fields unknown here are passed over.
package dev.haven.account;
