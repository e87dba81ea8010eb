package dev.haven.pop3;

import dev.haven.account.Accounts;
import dev.haven.directory.Directory;
import dev.haven.wire.Connection;
import dev.haven.wire.Protocol;
import dev.haven.wire.Session;

/// POP3 on any number of listeners; the sessions share the locks of the maildrops.
///
/// Thread-safe.
public final class Pop3Protocol implements Protocol {
  private final Directory directory;
  private final Accounts accounts;
  private final MaildropLocks locks = new MaildropLocks();

  public Pop3Protocol(Directory directory, Accounts accounts) {
    this.directory = directory;
    this.accounts = accounts;
  }

  @Override
  public Session open(Connection connection) {
    return new Pop3Session(connection, directory, accounts, locks);
  }

  /// RFC 3206 §4: a reason that is not the client's, and may pass.
  @Override
  public String refusal(String why) {
    return "-ERR [SYS/TEMP] " + why;
  }
}
