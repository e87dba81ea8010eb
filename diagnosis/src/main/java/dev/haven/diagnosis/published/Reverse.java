package dev.haven.diagnosis.published;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.RecordMeaning;
import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.Question;
import dev.haven.dns.Resolver;
import dev.haven.wire.Addresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// What an address is called, and whether the name leads back to it (forward-confirmed reverse DNS,
/// RFC 8601 §2.7.3 `iprev`). Blocks while the resolver is asked.
public final class Reverse {
  private final Resolver resolver;

  public Reverse(Resolver resolver) {
    this.resolver = resolver;
  }

  private Answer<String> names(InetAddress address) {
    return resolver.ask(Question.reverse(address));
  }

  /// What is wrong with the name of a server's address.
  ///
  /// @param host the name that the server goes by
  public Optional<Finding> judge(InetAddress address, String host) {
    var text = Addresses.text(address);
    return switch (names(address)) {
      case Answer.TemporaryFailure<String> _ -> Optional.empty();
      case Answer.NoSuchName<String> _, Answer.NoData<String> _ ->
          Optional.of(
              RecordMeaning.NO_REVERSE.at(
                  text,
                  "The address has no name (PTR)",
                  List.of("wanted: " + Question.reverse(address).name() + " PTR " + host)));
      case Answer.Found<String>(var names, _, _, _) -> named(address, host, names);
    };
  }

  private Optional<Finding> named(InetAddress address, String host, List<String> names) {
    var text = Addresses.text(address);
    var evidence = names.stream().map(name -> text + " PTR " + name).toList();
    if (names.contains(host)) {
      return Optional.empty(); // whether the host has the address is told of its A or AAAA record
    }
    var confirmed = names.stream().filter(name -> leadsBack(name, address)).toList();
    if (confirmed.isEmpty()) {
      return Optional.of(
          RecordMeaning.UNCONFIRMED_REVERSE.at(
              text, "The name " + names.getFirst() + " does not lead back", evidence));
    }
    return Optional.of(
        RecordMeaning.OTHER_REVERSE.at(
            text, "The address is called " + confirmed.getFirst() + ", not " + host, evidence));
  }

  private boolean leadsBack(String name, InetAddress address) {
    Answer<? extends InetAddress> answer =
        address instanceof Inet4Address
            ? resolver.ask(name, Kind.A)
            : resolver.ask(name, Kind.AAAA);
    return answer.records().contains(address);
  }
}
