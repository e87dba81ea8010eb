/// SPF (RFC 7208): whether a server may send mail of a domain.
///
/// Read [SpfCheck], which decides for one client, then [SpfRecord], [Mechanism] and [MacroString],
/// which are what is published. [SpfCensus] counts what a record costs whoever evaluates it,
/// without a client. What always holds:
///
/// - A record is read whole before anything of it is evaluated: a wrong term counts wherever it
///   stands (RFC 7208 §4.6).
/// - Look-ups, records and time are bounded, whatever the DNS says.
/// - Every result comes with the terms that led to it.
package dev.haven.mailauth.spf;
