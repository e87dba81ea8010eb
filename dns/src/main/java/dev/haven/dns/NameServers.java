package dev.haven.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks one server, and tells all that it said: for those who want to know what is wrong with it.
/// Whoever wants an answer asks a [Resolver].
///
/// Two tries, each within its time; UDP, and TCP where an answer is cut off (RFC 7766 §5). Safe for
/// any thread; never throws for what the network does.
public final class NameServers {
  private static final int TRIES = 2;

  /// Fits any path without fragments (RFC 9715 §3.1).
  private static final int LARGEST_DATAGRAM = 1232;

  private final Duration patience;

  /// How to ask.
  public enum Manner {
    /// For what the server itself knows.
    OWN,
    /// For the answer, wherever the server has to look for it (RFC 1034 §4.3.1).
    RECURSIVE,
    /// The same, without DNSSEC having a say (RFC 4035 §3.2.2).
    UNCHECKED
  }

  /// @param patience for one try
  public NameServers(Duration patience) {
    this.patience = patience;
  }

  public Reply ask(InetSocketAddress server, String name, String type, Manner manner) {
    try {
      return ask(server, query(name, type, manner));
    } catch (TextParseException _) {
      return new Reply.Response("NXDOMAIN", true, List.of(), List.of(), List.of());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Reply.Silence("interrupted");
    }
  }

  private static Message query(String name, String type, Manner manner) throws TextParseException {
    var question = Record.newRecord(Name.fromString(name, Name.root), Type.value(type), DClass.IN);
    var query = Message.newQuery(question);
    if (manner == Manner.OWN) {
      query.getHeader().unsetFlag(Flags.RD);
    }
    if (manner == Manner.UNCHECKED) {
      query.getHeader().setFlag(Flags.CD);
    }
    return query;
  }

  private Reply ask(InetSocketAddress server, Message query) throws InterruptedException {
    var why = "no answer";
    for (int i = 0; i < TRIES; i++) {
      try {
        var resolver = new SimpleResolver(server);
        resolver.setTimeout(patience);
        resolver.setEDNS(0, LARGEST_DATAGRAM, 0, List.of());
        var response =
            resolver
                .sendAsync(query)
                .toCompletableFuture()
                .get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
        return RawRecords.response(response);
      } catch (TimeoutException _) {
        why = "no answer";
      } catch (ExecutionException e) {
        why = e.getCause() instanceof IOException io ? words(io) : String.valueOf(e.getCause());
      }
    }
    return new Reply.Silence(why);
  }

  private static String words(IOException e) {
    var said = e.getMessage();
    return said == null || said.contains("Timed out") ? "no answer" : said;
  }
}
