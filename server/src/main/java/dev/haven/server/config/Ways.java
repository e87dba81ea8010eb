package dev.haven.server.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What stands inside the texts of [SendingSettings]: routes, schedules, resolvers.
public final class Ways {
  private static final int HIGHEST_PORT = 65_535;
  private static final String UNIX = "unix:";

  private Ways() {}

  /// A way to a server.
  ///
  /// @param domain whose mail goes there, `*` for everybody's
  /// @param scheme `smtp`, `smtps`, `lmtp`, or `unix`: LMTP over a Unix socket
  /// @param host of `unix` the absolute path
  public record Way(String domain, String scheme, String host, int port) {}

  /// Pauses of a domain.
  public record Pauses(String domain, List<Duration> pauses) {}

  /// `DOMAIN = [SCHEME://]HOST[:PORT]` or `DOMAIN = unix:/PATH`
  public static Optional<Way> way(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return Optional.empty();
    }
    var domain = text.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    var target = text.substring(equals + 1).strip();
    if (target.startsWith(UNIX)) {
      var path = target.substring(UNIX.length());
      boolean fits = !domain.isEmpty() && path.startsWith("/") && path.length() > 1;
      return fits ? Optional.of(new Way(domain, "unix", path, 0)) : Optional.empty();
    }
    int slashes = target.indexOf("://");
    var scheme = slashes < 0 ? "smtp" : target.substring(0, slashes);
    var place = slashes < 0 ? target : target.substring(slashes + 3);
    int standard =
        switch (scheme) {
          case "smtp" -> 25;
          case "smtps" -> 465;
          case "lmtp" -> 24;
          default -> -1;
        };
    return domain.isEmpty() || standard < 0
        ? Optional.empty()
        : place(place, standard).map(p -> new Way(domain, scheme, p.host(), p.port()));
  }

  /// A host and a port.
  public record Place(String host, int port) {}

  /// `HOST[:PORT]`, an IPv6 address in brackets if a port follows it.
  public static Optional<Place> place(String text, int standardPort) {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    boolean alone = colon < 0 || text.endsWith("]") || (!bracketed && text.indexOf(':') < colon);
    var host = alone ? text : text.substring(0, colon);
    var port =
        alone
            ? Optional.of((long) standardPort)
            : Amounts.count(text.substring(colon + 1), HIGHEST_PORT);
    var name = bracketed && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    boolean fits =
        !name.isEmpty() && name.chars().noneMatch(c -> c <= ' ' || "/@[]".indexOf(c) >= 0);
    return port.filter(number -> fits && number > 0)
        .map(number -> new Place(name, number.intValue()));
  }

  /// `DOMAIN = TIME, TIME, ...`
  public static Optional<Pauses> pauses(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      return Optional.empty();
    }
    var times = new ArrayList<String>();
    int start = equals + 1;
    for (int comma = text.indexOf(',', start); comma >= 0; comma = text.indexOf(',', start)) {
      times.add(text.substring(start, comma).strip());
      start = comma + 1;
    }
    times.add(text.substring(start).strip());
    var domain = text.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    return pauses(times).map(pauses -> new Pauses(domain, pauses));
  }

  /// Times, at least one, each of a second or more.
  public static Optional<List<Duration>> pauses(List<String> times) {
    var pauses = new ArrayList<Duration>();
    for (var time : times) {
      var pause = Amounts.duration(time);
      if (pause.isEmpty() || pause.get().isZero()) {
        return Optional.empty();
      }
      pauses.add(pause.get());
    }
    return pauses.isEmpty() ? Optional.empty() : Optional.of(pauses);
  }
}
