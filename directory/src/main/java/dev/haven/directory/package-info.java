/// Domains, addresses, people and credentials, and who may sign in how.
///
/// Read [Directory] first: the questions that protocols ask. [Administration] makes the changes;
/// [Resolution] says where mail for an [Address] goes; [SignInOutcome] and [SignInRefusal] how a
/// sign-in ends; [Sasl] reads credentials from the wire.
///
/// What holds:
///
/// - One log per domain, `domain/<a-label>`, in the format of `directory.proto`. The state is what
///   the log says and nothing else: live changes and replay go through `DomainFormat.applied`.
/// - Questions about addresses take one volatile read of an immutable snapshot; no lock, no disk.
/// - Local parts are compared in NFC and lower case; dots count; what follows a `+` is detail.
/// - An address is an account, an alias or neither, never both. `postmaster` of a local domain with
///   an account is never refused (RFC 5321 §4.5.1).
/// - No password leaves this module or reaches a log; records that hold one override `toString`.
///   Nobody can find out by wording or by time whether an account exists.
/// - A password that a device proved lately is accepted whatever strangers try meanwhile.
package dev.haven.directory;
