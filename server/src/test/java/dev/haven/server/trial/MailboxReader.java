package dev.haven.server.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads all that a mailbox holds over IMAP.
final class MailboxReader {
  private static final Pattern UID = Pattern.compile("[( ]UID (\\d+)");
  private static final Pattern FLAGS = Pattern.compile("[( ]FLAGS \\(([^)]*)\\)");
  private static final Pattern LITERAL = Pattern.compile("BODY\\[] \\{(\\d+)}\n");

  private MailboxReader() {}

  static List<Ledger.Found> read(Site site, String person, String mailbox) throws IOException {
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.login(Ledgers.address(person), Site.PASSWORD);
      imap.command("EXAMINE " + mailbox).ok();
      var answer = imap.command("UID FETCH 1:* (UID FLAGS BODY.PEEK[])").ok();
      var found = new ArrayList<Ledger.Found>();
      for (var response : answer.untagged()) {
        if (response.contains(" FETCH (")) {
          found.add(found(response));
        }
      }
      imap.command("LOGOUT").ok();
      return found;
    }
  }

  private static Ledger.Found found(String response) {
    var literal = LITERAL.matcher(response);
    if (!literal.find()) {
      throw new UnexpectedAnswer("no body in " + response);
    }
    int size = Integer.parseInt(literal.group(1));
    var content = response.substring(literal.end(), literal.end() + size);
    var items = response.substring(0, literal.start()) + response.substring(literal.end() + size);
    var uid = Long.parseLong(first(UID, items));
    return new Ledger.Found(
        TrialMessage.id(content), uid, flags(first(FLAGS, items)), TrialMessage.isWhole(content));
  }

  private static String first(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new UnexpectedAnswer("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  private static Set<String> flags(String list) {
    var flags = new TreeSet<>(List.of(list.split(" ")));
    flags.remove("");
    flags.remove("\\Recent");
    return flags;
  }
}
