package dev.haven.diagnosis.published;

import dev.haven.diagnosis.DnsMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.PasteMeaning;
import dev.haven.diagnosis.records.MailHost;
import dev.haven.diagnosis.records.Purpose;
import dev.haven.diagnosis.records.RecordType;
import dev.haven.diagnosis.records.Wanted;
import dev.haven.dns.ResourceRecord;
import dev.haven.wire.Addresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Recognises what people do wrong when they enter a record: something is there, or elsewhere, that
/// was meant to be what is wanted.
final class Slips {
  /// Straight, curly and low quotes.
  private static final String QUOTES = "\"\u201c\u201d\u201e\u201f";

  private final MailHost server;
  private final Survey survey;
  private final Matching matching;

  Slips(MailHost server, Survey survey, Matching matching) {
    this.server = server;
    this.survey = survey;
    this.matching = matching;
  }

  /// Where else a record may have come to stand.
  static List<Key> otherPlaces(Wanted wanted, String domain) {
    var type = wanted.value().type().toString();
    var places = new ArrayList<Key>();
    places.add(new Key(wanted.name() + "." + domain, type));
    if (!wanted.name().equals(plain(wanted.name()))) {
      places.add(new Key(plain(wanted.name()), type));
    }
    return places;
  }

  private static String plain(String name) {
    return name.replace("_", "");
  }

  /// The mistake behind a record that does not fit, if it is a known one.
  ///
  /// @param there what stands in its place
  Optional<Finding> find(Wanted wanted, List<ResourceRecord> there) {
    for (var record : there) {
      var slip = value(wanted, record);
      if (slip.isPresent()) {
        var cause = cause(slip.get(), wanted, record);
        return Optional.of(slip.get().at(wanted.name(), cause, evidence(record)));
      }
    }
    return place(wanted);
  }

  private static List<String> evidence(ResourceRecord record) {
    return List.of(record.name() + " " + record.type() + " " + record.shown());
  }

  private static String cause(Meaning slip, Wanted wanted, ResourceRecord record) {
    var what = wanted.value().type() + " of " + wanted.name();
    return switch (slip) {
      case PasteMeaning.PROXIED ->
          "%s stands behind the proxy of %s"
              .formatted(wanted.name(), ProxyNetworks.of(address(record)).orElse("a web service"));
      case DnsMeaning.PRIVATE_ADDRESS ->
          wanted.name() + " has the private address " + record.shown();
      case DnsMeaning.LITERAL_EXCHANGE ->
          "The MX record holds the address " + Matching.target(record);
      case DnsMeaning.TAKES_NO_MAIL -> "The domain says that it takes no mail";
      case PasteMeaning.QUOTED -> "There are quotes in the text of the " + what;
      case PasteMeaning.SPLIT -> "The text of the " + what + " is divided in the wrong way";
      case PasteMeaning.DOMAIN_TWICE -> "The domain was appended to the target of the " + what;
      case PasteMeaning.TRAILING_DOT -> "The " + what + " ends in a dot";
      default -> "The " + what + " has its priority in the name";
    };
  }

  private Optional<Meaning> value(Wanted wanted, ResourceRecord record) {
    return switch (wanted.value().type()) {
      case TXT -> text(wanted, record);
      case MX, SRV, CNAME -> target(wanted, record);
      case A, AAAA -> misplaced(record);
      case TLSA, CAA, PTR -> Optional.empty();
    };
  }

  private Optional<Meaning> text(Wanted wanted, ResourceRecord record) {
    var text = record.shown();
    var unquoted = without(text);
    var version = Matching.version(wanted);
    boolean meant = Matching.bare(unquoted).regionMatches(true, 0, version, 0, version.length());
    if (!meant || text.equals(Matching.target(wanted))) {
      return Optional.empty();
    }
    if (!unquoted.equals(text)) {
      return Optional.of(isQuotedInside(text) ? PasteMeaning.SPLIT : PasteMeaning.QUOTED);
    }
    if (text.endsWith(".") && fits(wanted, record, text.substring(0, text.length() - 1))) {
      return Optional.of(PasteMeaning.TRAILING_DOT);
    }
    boolean joined = Matching.bare(text).equals(Matching.bare(Matching.target(wanted)));
    return joined || !Matching.isOfKind(wanted, text)
        ? Optional.of(PasteMeaning.SPLIT)
        : Optional.empty();
  }

  private boolean fits(Wanted wanted, ResourceRecord record, String text) {
    var other = new ResourceRecord(record.name(), record.type(), record.ttl(), List.of(text));
    return matching.fits(wanted, List.of(other));
  }

  private static String without(String text) {
    var bare = new StringBuilder();
    text.chars().filter(c -> QUOTES.indexOf(c) < 0).forEach(c -> bare.append((char) c));
    return bare.toString();
  }

  private static boolean isQuotedInside(String text) {
    var inner = text.strip();
    for (int i = 1; i < inner.length() - 1; i++) {
      if (QUOTES.indexOf(inner.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private Optional<Meaning> target(Wanted wanted, ResourceRecord record) {
    var target = Matching.target(record);
    if (target.equals(Matching.target(wanted) + "." + server.domain())) {
      return Optional.of(PasteMeaning.DOMAIN_TWICE);
    }
    if (wanted.value().type() == RecordType.MX) {
      return ExchangeName.slip(target);
    }
    return ExchangeName.isDotted(target)
        ? Optional.of(PasteMeaning.TRAILING_DOT)
        : Optional.empty();
  }

  private static InetAddress address(ResourceRecord record) {
    return InetAddress.ofLiteral(record.shown());
  }

  private static Optional<Meaning> misplaced(ResourceRecord record) {
    var address = address(record);
    if (ProxyNetworks.of(address).isPresent()) {
      return Optional.of(PasteMeaning.PROXIED);
    }
    return Addresses.isPublic(address) ? Optional.empty() : Optional.of(DnsMeaning.PRIVATE_ADDRESS);
  }

  /// It is not where it should be, but somewhere else.
  private Optional<Finding> place(Wanted wanted) {
    for (var place : otherPlaces(wanted, server.domain())) {
      var records = survey.records(place);
      if (matching.fits(wanted, records)) {
        boolean twice = place.name().length() > wanted.name().length();
        var slip = twice ? PasteMeaning.DOMAIN_TWICE : PasteMeaning.UNDERSCORE_LOST;
        var cause = "The " + place.type() + " of " + wanted.name() + " stands at " + place.name();
        return Optional.of(slip.at(wanted.name(), cause, evidence(records.getFirst())));
      }
    }
    return atApex(wanted);
  }

  private Optional<Finding> atApex(Wanted wanted) {
    boolean below = !wanted.name().equals(server.domain()) && wanted.purpose() != Purpose.SPF_HOST;
    if (!below || wanted.value().type() != RecordType.TXT) {
      return Optional.empty();
    }
    return survey.records(new Key(server.domain(), "TXT")).stream()
        .filter(record -> Matching.isOfKind(wanted, record.shown()))
        .findFirst()
        .map(record ->
            PasteMeaning.AT_APEX.at(
                wanted.name(),
                "The TXT of " + wanted.name() + " stands at " + server.domain() + " itself",
                evidence(record)));
  }
}
