package dev.haven.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;

/// What a response means. A pure function; only records that lie on the way from the name that was
/// asked for, alias by alias, are looked at.
final class Answers {
  private static final int MOST_ALIASES = 8;
  private static final int MOST_RECORDS = 200;

  private Answers() {}

  static <T> Answer<T> read(Question<T> question, Message response, boolean trusted) {
    boolean authentic = trusted && response.getHeader().getFlag(Flags.AD);
    return switch (response.getRcode()) {
      case Rcode.NOERROR -> found(question, response, authentic);
      case Rcode.NXDOMAIN -> new Answer.NoSuchName<>(absence(response), authentic);
      default -> new Answer.TemporaryFailure<>(Rcode.string(response.getRcode()));
    };
  }

  private static <T> Answer<T> found(Question<T> question, Message response, boolean authentic) {
    var answers = response.getSection(Section.ANSWER);
    var name = response.getQuestion().getName();
    long ttl = Integer.MAX_VALUE;
    for (int aliases = 0; aliases <= MOST_ALIASES; aliases++) {
      var records = new ArrayList<T>();
      for (var record : at(name, answers)) {
        var value = value(question.kind(), record);
        if (value.isPresent() && records.size() < MOST_RECORDS) {
          records.add(value.get());
          ttl = Math.min(ttl, record.getTTL());
        }
      }
      if (!records.isEmpty()) {
        return new Answer.Found<>(records, text(name), Duration.ofSeconds(ttl), authentic);
      }
      var alias = alias(name, answers);
      if (alias.isEmpty()) {
        return new Answer.NoData<>(absence(response), authentic);
      }
      ttl = Math.min(ttl, alias.get().getTTL());
      name = alias.get().getTarget();
    }
    return new Answer.TemporaryFailure<>("more than " + MOST_ALIASES + " aliases (CNAME) in a row");
  }

  private static List<Record> at(Name name, List<Record> records) {
    return records.stream().filter(record -> record.getName().equals(name)).toList();
  }

  private static Optional<CNAMERecord> alias(Name name, List<Record> records) {
    return at(name, records).stream()
        .filter(CNAMERecord.class::isInstance)
        .map(CNAMERecord.class::cast)
        .findFirst();
  }

  /// How long it may be remembered that something is not there (RFC 2308 §5).
  private static Duration absence(Message response) {
    return response.getSection(Section.AUTHORITY).stream()
        .filter(SOARecord.class::isInstance)
        .map(SOARecord.class::cast)
        .map(soa -> Duration.ofSeconds(Math.min(soa.getTTL(), soa.getMinimum())))
        .findFirst()
        .orElse(Duration.ofMinutes(1));
  }

  /// The record as ours, if it is of that kind.
  @SuppressWarnings("unchecked") // each kind has records of its own type
  private static <T> Optional<T> value(Kind<T> kind, Record record) {
    var value =
        switch (record) {
          case MXRecord mx ->
              of(kind, Kind.MX, new MailExchange(mx.getPriority(), text(mx.getTarget())));
          case ARecord a when a.getAddress() instanceof Inet4Address four -> of(kind, Kind.A, four);
          case AAAARecord a when a.getAddress() instanceof Inet6Address six ->
              of(kind, Kind.AAAA, six);
          case TXTRecord txt -> of(kind, Kind.TXT, joined(txt));
          case TLSARecord tlsa ->
              of(
                  kind,
                  Kind.TLSA,
                  new TlsaRecord(
                      tlsa.getCertificateUsage(),
                      tlsa.getSelector(),
                      tlsa.getMatchingType(),
                      tlsa.getCertificateAssociationData()));
          case SRVRecord srv ->
              of(
                  kind,
                  Kind.SRV,
                  new ServiceLocation(
                      srv.getPriority(), srv.getWeight(), srv.getPort(), text(srv.getTarget())));
          case PTRRecord ptr -> of(kind, Kind.PTR, text(ptr.getTarget()));
          default -> Optional.empty();
        };
    return (Optional<T>) value;
  }

  private static Optional<Object> of(Kind<?> asked, Kind<?> is, Object value) {
    return asked == is ? Optional.of(value) : Optional.empty();
  }

  private static String joined(TXTRecord txt) {
    var text = new StringBuilder();
    for (var bytes : txt.getStringsAsByteArrays()) {
      text.append(new String(bytes, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  private static String text(Name name) {
    return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
  }
}
