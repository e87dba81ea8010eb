/// Trials of the whole server: a child process of its own, attacked, killed and starved from
/// outside, with clients that know nothing of its code.
///
/// [dev.haven.server.trial.Site] is a data directory with free ports;
/// [dev.haven.server.trial.ServerProcess] the server that runs on it;
/// [dev.haven.server.trial.LineClient] a raw connection, and `SmtpClient`, `ImapClient`,
/// `Pop3Client` what is said over it.
package dev.haven.server.trial;
