package dev.haven.diagnosis.published;

import dev.haven.diagnosis.records.MailHost;
import dev.haven.dns.Resolver;
import dev.haven.dns.Zone;
import dev.haven.mailauth.spf.SpfBranch;
import dev.haven.mailauth.spf.SpfCensus;
import dev.haven.mailauth.spf.SpfCheck;
import dev.haven.mailauth.spf.SpfClient;
import dev.haven.mailauth.spf.SpfOutcome;
import dev.haven.mailauth.spf.SpfRecord;
import dev.haven.mailauth.spf.SpfResult;
import dev.haven.wire.Addresses;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an SPF record comes to for our server, with all that it leads to.
///
/// The other records are taken to be as they should be: what is wrong with them is told apart.
///
/// @param outcomes for each address under which mail leaves
/// @param census what the record costs, and where it leads, whoever sends
record SpfReading(String name, String text, List<SpfOutcome> outcomes, SpfBranch census) {
  SpfReading {
    outcomes = List.copyOf(outcomes);
  }

  /// Follows the record.
  ///
  /// @param name whose it is
  /// @param resolver for what is elsewhere
  static SpfReading of(
      String name, String text, MailHost server, Resolver resolver, Duration patience) {
    var planned = new Planned(planned(name, text, server), resolver);
    var census = SpfCensus.of(planned, name, patience);
    var outcomes =
        server.addresses().stream()
            .map(address -> SpfCheck.of(planned, client(address, name, server), patience))
            .toList();
    return new SpfReading(name, text, outcomes, census);
  }

  private static SpfClient client(InetAddress address, String name, MailHost server) {
    return SpfClient.sending(address, server.host(), "postmaster@" + name, "");
  }

  private static Zone planned(String name, String text, MailHost server) {
    var zone = Zone.empty().txt(name, text).mx(server.domain(), 10, server.host());
    for (var address : server.addresses()) {
      zone = zone.address(server.host(), Addresses.text(address));
    }
    return zone;
  }

  /// What is wrong with its terms.
  Optional<String> fault() {
    return SpfRecord.fault(text);
  }

  /// Whether mail from each address passes, or nobody could be asked whether it does.
  boolean allows() {
    return fault().isEmpty()
        && outcomes.stream()
            .map(SpfOutcome::result)
            .allMatch(one -> one == SpfResult.PASS || one == SpfResult.TEMPERROR);
  }

  /// The first address for which it is otherwise.
  Optional<SpfOutcome> refusal() {
    return outcomes.stream()
        .filter(one -> one.result() != SpfResult.PASS && one.result() != SpfResult.TEMPERROR)
        .findFirst();
  }
}
