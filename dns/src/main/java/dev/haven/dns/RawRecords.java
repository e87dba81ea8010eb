package dev.haven.dns;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// Messages as values, with the fields of their records apart.
final class RawRecords {
  private static final int MOST = 200;

  private RawRecords() {}

  static Reply.Response response(Message message) {
    return new Reply.Response(
        Rcode.string(message.getRcode()),
        message.getHeader().getFlag(Flags.AA),
        records(message, Section.ANSWER),
        records(message, Section.AUTHORITY),
        records(message, Section.ADDITIONAL));
  }

  private static List<ResourceRecord> records(Message message, int section) {
    return message.getSection(section).stream().limit(MOST).map(RawRecords::of).toList();
  }

  private static ResourceRecord of(Record record) {
    var lifetime = lifetime(record);
    return new ResourceRecord(
        text(record.getName()), Type.string(record.getType()), lifetime, data(record));
  }

  /// That something is not there is remembered by the SOA's own bound too (RFC 2308 §5).
  private static Duration lifetime(Record record) {
    long seconds =
        record instanceof SOARecord soa
            ? Math.min(soa.getTTL(), soa.getMinimum())
            : record.getTTL();
    return Duration.ofSeconds(seconds);
  }

  private static List<String> data(Record record) {
    return switch (record) {
      case ARecord a -> List.of(a.getAddress().getHostAddress());
      case AAAARecord a -> List.of(a.getAddress().getHostAddress());
      case MXRecord mx -> List.of(number(mx.getPriority()), text(mx.getTarget()));
      case TXTRecord txt -> strings(txt);
      case NSRecord ns -> List.of(text(ns.getTarget()));
      case CNAMERecord cname -> List.of(text(cname.getTarget()));
      case PTRRecord ptr -> List.of(text(ptr.getTarget()));
      case SOARecord soa -> List.of(text(soa.getHost()), Long.toString(soa.getSerial()));
      case SRVRecord srv ->
          List.of(
              number(srv.getPriority()),
              number(srv.getWeight()),
              number(srv.getPort()),
              text(srv.getTarget()));
      case TLSARecord tlsa ->
          List.of(
              number(tlsa.getCertificateUsage()),
              number(tlsa.getSelector()),
              number(tlsa.getMatchingType()),
              HexFormat.of().formatHex(tlsa.getCertificateAssociationData()));
      case CAARecord caa -> List.of(number(caa.getFlags()), caa.getTag(), caa.getValue());
      default -> List.of(record.rdataToString());
    };
  }

  private static String number(int number) {
    return Integer.toString(number);
  }

  private static List<String> strings(TXTRecord txt) {
    return txt.getStringsAsByteArrays().stream()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toList();
  }

  /// What is no letter stays escaped: `10\032mail.example.com`.
  private static String text(Name name) {
    return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
  }
}
