package dev.haven.server;

import dev.haven.directory.Person;
import dev.haven.imap.SubmittedUrls;
import dev.haven.imap.SubmittedUrls.Outcome;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.smtp.UrlContents;
import java.io.IOException;

/// What BURL names, out of the mailboxes of this server (RFC 4468 §3.2): SMTP asks IMAP, and no
/// connection is made for it. Any thread may use it.
record MailboxUrls(SubmittedUrls urls) implements UrlContents {

  @Override
  public UrlContent find(String url, Person submitter, String host) throws Refused {
    return switch (urls.find(url, submitter, host)) {
      case Outcome.Found(var length, var octets) -> new Content(length, octets);
      case Outcome.NotFound(var why, var text) ->
          throw switch (why) {
            case NO_CONTENT -> Reply.refused(554, "5.6.6", "IMAP URL resolution failed: " + text);
            case NOT_AUTHORIZED ->
                Reply.refused(554, "5.7.0", "IMAP URL authorization failed: " + text);
            case NOT_OURS ->
                Reply.refused(
                    554,
                    "5.7.8",
                    "URL resolution requires trust relationship: only URLs of " + host);
          };
    };
  }

  private record Content(long length, SubmittedUrls.Octets octets) implements UrlContent {
    @Override
    public void copy(Sink to) throws Refused {
      try {
        octets.copy(to::take);
      } catch (IOException unreadable) {
        throw Reply.refused(
            451,
            "4.6.6",
            "IMAP URL resolution failed: " + unreadable.getMessage(),
            "try again later, or send the message itself");
      }
    }
  }
}
