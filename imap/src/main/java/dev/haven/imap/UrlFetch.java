package dev.haven.imap;

import dev.haven.imap.url.UrlParser;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// `URLFETCH`, RFC 4467 §7: what authorized URLs mean. With what else is asked for in parentheses,
/// RFC 5524 §3.1.
record UrlFetch(List<Wanted> wanted) implements Command.WhenLoggedIn {

  /// @param items nothing for the octets alone, as RFC 4467 has them
  record Wanted(String url, Set<Item> items) {
    /// Without the URL: whoever has it can use it, and this may reach a log.
    @Override
    public String toString() {
      return "Wanted" + items;
    }
  }

  /// RFC 5524 §3.1.
  enum Item {
    BODYPARTSTRUCTURE,
    BINARY,
    BODY
  }

  static UrlFetch parse(ImapCursor in) throws SyntaxException {
    var wanted = new ArrayList<Wanted>();
    do {
      in.space();
      wanted.add(in.accept('(') ? extended(in) : new Wanted(in.astring(), Set.of()));
    } while (!in.atEnd());
    return new UrlFetch(wanted);
  }

  private static Wanted extended(ImapCursor in) throws SyntaxException {
    var url = in.astring();
    var items = EnumSet.noneOf(Item.class);
    while (in.accept(' ')) {
      int at = in.position();
      var item = item(in);
      boolean both = item != Item.BODYPARTSTRUCTURE && items.contains(other(item));
      if (both || !items.add(item)) {
        throw new SyntaxException("each item once, and BODY or BINARY", at);
      }
    }
    in.expect(')');
    return new Wanted(url, items);
  }

  private static Item item(ImapCursor in) throws SyntaxException {
    int at = in.position();
    return switch (in.word("BODY, BINARY or BODYPARTSTRUCTURE")) {
      case "BODY" -> Item.BODY;
      case "BINARY" -> Item.BINARY;
      case "BODYPARTSTRUCTURE" -> Item.BODYPARTSTRUCTURE;
      default -> throw new SyntaxException("BODY, BINARY or BODYPARTSTRUCTURE", at);
    };
  }

  private static Item other(Item octets) {
    return octets == Item.BODY ? Item.BINARY : Item.BODY;
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException {
    var out = client.out();
    for (var each : wanted) {
      var target = target(each.url(), state);
      out.ascii("* URLFETCH ").string(each.url());
      if (target instanceof UrlTarget.Found found) {
        new UrlContent(found, out).write(each.items());
      } else {
        out.ascii(" NIL");
      }
      out.crlf();
    }
    return new Done(state, "URLFETCH completed");
  }

  private static UrlTarget target(String url, State.LoggedIn state) {
    try {
      var user = state.user();
      return new AuthorizedUrl(url, UrlParser.parse(url))
          .target(new UrlUse(user.person(), false), user.namespaces(), user.lookup());
    } catch (SyntaxException bad) {
      return new UrlTarget.Denied(String.valueOf(bad.getMessage()));
    }
  }
}
