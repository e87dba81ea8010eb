package dev.haven.imap;

import dev.haven.account.Accounts;
import dev.haven.directory.Directory;
import dev.haven.imap.collation.Collation;
import dev.haven.imap.keys.KeyPages;
import dev.haven.wire.Connection;
import dev.haven.wire.Protocol;
import dev.haven.wire.Session;
import dev.haven.wire.Tally;
import java.util.Map;
import java.util.Optional;

/// IMAP for one server: makes a session for each connection. Safe for all threads.
public final class ImapProtocol implements Protocol {
  private final SignIn signIn;
  private final ImapOptions options;
  private final Tally<Tolerance> tolerances = new Tally<>(Tolerance.class);
  private final Previews previews = new Previews();

  public ImapProtocol(Directory directory, Accounts accounts, ImapOptions options) {
    this(directory, accounts, options, Optional.empty());
  }

  /// @param fuzzy offers SEARCH=FUZZY, if it is there
  public ImapProtocol(
      Directory directory, Accounts accounts, ImapOptions options, Optional<FuzzyIndex> fuzzy) {
    this.signIn =
        new SignIn(
            directory,
            new Namespaces(directory, accounts),
            new Lookup(KeyPages.forThisProcess(), Collation.DEFAULT, fuzzy));
    this.options = options;
  }

  @Override
  public Session open(Connection connection) {
    return new ImapSession(connection, signIn, options, tolerances, previews);
  }

  @Override
  public Map<Tolerance, Long> tolerated() {
    return tolerances.counts();
  }

  @Override
  public String refusal(String why) {
    return "* BYE [UNAVAILABLE] " + why;
  }
}
