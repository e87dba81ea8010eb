package dev.haven.imap;

import dev.haven.account.Accounts;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.imap.collation.Collation;
import dev.haven.imap.keys.KeyPages;
import dev.haven.imap.url.ImapUrl;
import dev.haven.imap.url.UrlParser;
import dev.haven.imap.url.UrlServer;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the IMAP URLs mean that mail programs send in place of a message (RFC 4468 §3.3): those
/// authorized for submission, and those of what the person can read who submits. Any thread may use
/// it.
public final class SubmittedUrls {
  private final Namespaces namespaces;

  /// Nothing is searched here.
  private final Lookup lookup =
      new Lookup(KeyPages.forThisProcess(), Collation.DEFAULT, Optional.empty());

  public SubmittedUrls(Directory directory, Accounts accounts) {
    this.namespaces = new Namespaces(directory, accounts);
  }

  /// What came of a URL.
  public sealed interface Outcome {
    record Found(long length, Octets octets) implements Outcome {}

    /// It means nothing that may be sent.
    ///
    /// @param text in words for who sends the mail
    record NotFound(Why why, String text) implements Outcome {}
  }

  /// RFC 4468 §6.
  public enum Why {
    /// It is no URL, or means nothing that is there.
    NO_CONTENT,
    NOT_AUTHORIZED,
    /// It is of another server.
    NOT_OURS
  }

  @FunctionalInterface
  public interface Octets {
    /// Hands all of them on, piece by piece.
    void copy(Sink to) throws IOException;
  }

  @FunctionalInterface
  public interface Sink {
    void take(byte[] bytes, int offset, int count) throws IOException;
  }

  /// What a URL means to whoever submits mail.
  ///
  /// @param host the name that this server goes by
  public Outcome find(String url, Person submitter, String host) {
    ImapUrl parsed;
    try {
      parsed = UrlParser.parse(url);
    } catch (SyntaxException bad) {
      return new Outcome.NotFound(Why.NO_CONTENT, "not an IMAP URL: " + bad.getMessage());
    }
    if (parsed.server().isEmpty()) {
      return new Outcome.NotFound(Why.NO_CONTENT, "it names no server");
    }
    boolean ours = parsed.server().get().host().equals(host.toLowerCase(Locale.ROOT));
    return switch (target(url, parsed, submitter, ours)) {
      case UrlTarget.Found found -> new Outcome.Found(found.count(), to -> found.copy(to::take));
      case UrlTarget.Missing(var why) -> new Outcome.NotFound(Why.NO_CONTENT, why);
      case UrlTarget.Denied(var why) ->
          new Outcome.NotFound(ours ? Why.NOT_AUTHORIZED : Why.NOT_OURS, why);
    };
  }

  private UrlTarget target(String url, ImapUrl parsed, Person submitter, boolean ours) {
    if (parsed.authorization().isPresent()) {
      return new AuthorizedUrl(url, parsed).target(new UrlUse(submitter, true), namespaces, lookup);
    }
    if (!ours) {
      return new UrlTarget.Denied("it is of another server");
    }
    return isOf(submitter, parsed)
        ? UrlTarget.of(parsed.message(), new State.Authenticated(user(submitter)))
        : new UrlTarget.Denied("it is of somebody else");
  }

  /// Whether it names that person, or nobody.
  private boolean isOf(Person submitter, ImapUrl url) {
    Optional<String> named = url.server().flatMap(UrlServer::user);
    return named.isEmpty()
        || named
            .flatMap(namespaces.directory()::user)
            .filter(person -> person.account().equals(submitter.account()))
            .isPresent();
  }

  private User user(Person person) {
    var account = namespaces.accounts().account(person.account());
    return new User(person, account, namespaces, Enabled.NOTHING, lookup, Set.of());
  }
}
