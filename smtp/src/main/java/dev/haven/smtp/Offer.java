package dev.haven.smtp;

import dev.haven.wire.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The extensions that not every listener has: announced where they hold, refused elsewhere.
///
/// @param submission whether people send here
/// @param relaying whether a message may be passed on from here
/// @param encrypted whether TLS is on
record Offer(SmtpProtocol server, boolean submission, boolean relaying, boolean encrypted) {
  static Offer of(Connection connection, SmtpProtocol server) {
    return new Offer(
        server,
        server.service() == SmtpService.SUBMISSION,
        server.service() != SmtpService.LMTP,
        connection.tls().isPresent());
  }

  /// As EHLO is answered.
  List<String> lines(Identity identity) {
    var lines = new ArrayList<String>();
    var options = server.additions();
    if (relaying) {
      lines.add("DELIVERBY"); // RFC 2852 §3
    }
    if (submission && identity instanceof Identity.SignedIn) {
      var latest = Instant.now().plus(MailParameters.LONGEST_HOLD).truncatedTo(ChronoUnit.SECONDS);
      lines.add(
          "FUTURERELEASE " + MailParameters.LONGEST_HOLD.toSeconds() + " " + latest); // RFC 4865 §3
      lines.add("MT-PRIORITY"); // RFC 6710 §3
      lines.add("XVERP");
    }
    if (relaying && encrypted) {
      lines.add("REQUIRETLS"); // RFC 8689 §2
    }
    lines.add("RRVS"); // RFC 7293 §3.1
    if (relaying && !options.unsolicited().isEmpty()) {
      lines.add("NO-SOLICITING " + String.join(",", new TreeSet<>(options.unsolicited())));
    }
    if (server.service() == SmtpService.MX && !options.turn().equals(Turn.UNOFFERED)) {
      lines.add("ETRN"); // RFC 1985 §3
    }
    lines.add("LIMITS RCPTMAX=" + server.limits().recipients()); // RFC 9422 §4.2
    return lines;
  }

  /// Refuses what was not offered (RFC 5321 §4.1.1.11).
  void check(List<Parameter> parameters) throws Refused {
    for (var parameter : parameters) {
      switch (parameter) {
        case Parameter.HoldFor _ -> require(submission, "HOLDFOR");
        case Parameter.HoldUntil _ -> require(submission, "HOLDUNTIL");
        case Parameter.MtPriority _ -> require(submission, "MT-PRIORITY");
        case Parameter.Verp _ -> require(submission, "XVERP");
        case Parameter.By _ -> require(relaying, "BY");
        case Parameter.RequireTls _ -> require(relaying && encrypted, "REQUIRETLS");
        case Parameter.Solicit _ ->
            require(relaying && !server.additions().unsolicited().isEmpty(), "SOLICIT");
        default -> {}
      }
    }
  }

  private static void require(boolean offered, String keyword) throws Refused {
    if (!offered) {
      throw MailParameters.unknown(keyword);
    }
  }
}
