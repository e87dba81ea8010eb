package dev.haven.server.evidence;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.SeenMeaning;
import dev.haven.directory.SignInRecord;
import dev.haven.wire.Addresses;
import dev.haven.wire.Crowd;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a proxy hides where clients come from.
///
/// That most connections come from one address of the own network is not enough: in a small house
/// that is the one computer. It has to be the gateway as well, or many sign in from there, or it
/// brings very much to a port to which only the world brings mail.
///
/// @param hiding addresses from which most come, by the listener's name
/// @param records of all sign-ins
/// @param gateway of this machine, if it is known
public record HiddenClients(
    Map<String, Crowd.Hiding> hiding, List<SignInRecord> records, Optional<InetAddress> gateway) {
  private static final int MANY_ACCOUNTS = 5;
  private static final int MUCH_MAIL = 200;

  /// Those of this machine, which is asked for its gateway only where that matters.
  public static HiddenClients of(Map<String, Crowd.Hiding> hiding, List<SignInRecord> records) {
    return new HiddenClients(
        hiding, records, hiding.isEmpty() ? Optional.empty() : Gateway.ofThisMachine());
  }

  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    hiding.forEach((listener, one) -> {
      if (isProxy(listener, one)) {
        findings.add(finding(listener, one));
      }
    });
    return findings;
  }

  private boolean isProxy(String listener, Crowd.Hiding one) {
    return gateway.filter(one.address()::equals).isPresent()
        || (listener.equals("smtp") && one.connections() >= MUCH_MAIL)
        || accounts(one.address()) >= MANY_ACCOUNTS;
  }

  private long accounts(InetAddress from) {
    return records.stream()
        .filter(record -> !record.failed())
        .map(SignInRecord::attempt)
        .filter(attempt -> attempt.from().equals(Addresses.text(from)))
        .map(attempt -> attempt.account())
        .distinct()
        .count();
  }

  private static Finding finding(String listener, Crowd.Hiding one) {
    var address = Addresses.text(one.address());
    var cause =
        "%d of %d connections to %s come from %s"
            .formatted(one.connections(), one.of(), listener, address);
    var meaning = SeenMeaning.PROXY_HIDES;
    var lines = "In haven.toml: [listeners.%s] proxies = [\"%s\"]. ".formatted(listener, address);
    var evidence = List.of("[listeners." + listener + "]", "proxies = [\"" + address + "\"]");
    return meaning.at(listener, cause, evidence).advising(lines + meaning.entry().remedy());
  }
}
