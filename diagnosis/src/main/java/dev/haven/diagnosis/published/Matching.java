package dev.haven.diagnosis.published;

import dev.haven.diagnosis.records.MailHost;
import dev.haven.diagnosis.records.PaccRecord;
import dev.haven.diagnosis.records.RecordType;
import dev.haven.diagnosis.records.Wanted;
import dev.haven.dns.ResourceRecord;
import dev.haven.wire.Addresses;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Whether what is there serves the purpose of what is wanted. Policies may say more or less than
/// ours, as long as they are right: they are their owner's choice.
final class Matching {
  private final MailHost server;
  private final SpfReadings readings;

  Matching(MailHost server, SpfReadings readings) {
    this.server = server;
    this.readings = readings;
  }

  boolean fits(Wanted wanted, List<ResourceRecord> there) {
    var type = wanted.value().type();
    var records = there.stream().filter(one -> one.type().equals(type.toString())).toList();
    return switch (type) {
      case A, AAAA -> records.stream().anyMatch(one -> isAddress(one, wanted));
      case MX, CNAME, PTR -> records.stream().anyMatch(one -> target(one).equals(target(wanted)));
      case SRV -> records.stream().anyMatch(one -> isPlace(one, wanted));
      case TXT -> fitsText(wanted, records.stream().map(ResourceRecord::shown).toList());
      case TLSA -> records.stream().anyMatch(one -> KeyRecord.fits(one.data(), server.chain()));
      case CAA -> records.stream().anyMatch(one -> issues(one, wanted));
    };
  }

  private static boolean isAddress(ResourceRecord record, Wanted wanted) {
    return Addresses.text(InetAddress.ofLiteral(record.shown())).equals(wanted.value().shown());
  }

  /// The name that a record leads to.
  static String target(ResourceRecord record) {
    return record.data().getLast();
  }

  static String target(Wanted wanted) {
    return wanted.value().fields().getLast().text();
  }

  /// Priority and weight are the owner's choice.
  private static boolean isPlace(ResourceRecord record, Wanted wanted) {
    return record.data().size() == 4
        && record.data().get(2).equals(wanted.value().fields().get(2).text())
        && (target(record).equals(target(wanted)) || isNowhere(record, wanted));
  }

  /// The root has no name.
  private static boolean isNowhere(ResourceRecord record, Wanted wanted) {
    return target(record).isEmpty() && target(wanted).equals(".");
  }

  /// RFC 8659 §4.2: what follows a semicolon are parameters.
  private static boolean issues(ResourceRecord record, Wanted wanted) {
    var value = target(record);
    int end = value.indexOf(';');
    return record.data().get(1).equals("issue")
        && (end < 0 ? value : value.substring(0, end)).strip().equals(target(wanted));
  }

  private boolean fitsText(Wanted wanted, List<String> texts) {
    var policies = texts.stream().filter(text -> isOfKind(wanted, text)).toList();
    return switch (wanted.purpose()) {
      case SPF, SPF_HOST ->
          policies.size() == 1 && readings.of(wanted.name(), policies.getFirst()).allows();
      case DKIM -> policies.stream().anyMatch(text -> bare(text).equals(bare(target(wanted))));
      case DMARC -> policies.size() == 1 && hasTag(policies.getFirst(), "p");
      case MTA_STS -> policies.size() == 1 && hasTag(policies.getFirst(), "id");
      case TLS_RPT -> policies.size() == 1 && hasTag(policies.getFirst(), "rua");
      case PACC -> policies.stream().anyMatch(text -> PaccRecord.vouches(text, pacc()));
      default -> texts.contains(target(wanted));
    };
  }

  private byte[] pacc() {
    return server.pacc().getBytes(StandardCharsets.UTF_8);
  }

  /// Whether a text begins as the wanted one does.
  static boolean isOfKind(Wanted wanted, String text) {
    var version = version(wanted);
    boolean begins = text.regionMatches(true, 0, version, 0, version.length());
    return begins && (text.length() == version.length() || isEnd(text.charAt(version.length())));
  }

  private static boolean isEnd(char c) {
    return c == ' ' || c == ';';
  }

  /// `v=spf1`, `v=DMARC1`
  static String version(Wanted wanted) {
    var text = target(wanted);
    for (int i = 0; i < text.length(); i++) {
      if (isEnd(text.charAt(i))) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  /// Tags with blanks anywhere (RFC 6376 §3.2).
  private static boolean hasTag(String text, String tag) {
    var lower = bare(text).toLowerCase(Locale.ROOT);
    int at = lower.indexOf(";" + tag + "=");
    boolean empty = at >= 0 && lower.startsWith(";", at + tag.length() + 2);
    boolean endless = at >= 0 && at + tag.length() + 2 == lower.length();
    return at >= 0 && !empty && !endless && !(tag.equals("p") && !isPolicy(lower, at + 3));
  }

  /// RFC 7489 §6.3.
  private static boolean isPolicy(String text, int from) {
    int end = text.indexOf(';', from);
    var policy = end < 0 ? text.substring(from) : text.substring(from, end);
    return List.of("none", "quarantine", "reject").contains(policy);
  }

  /// Without the blanks.
  static String bare(String text) {
    var bare = new StringBuilder();
    text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> bare.append((char) c));
    return bare.toString();
  }

  /// Whether anything is there that is meant to be what is wanted.
  static boolean isMeant(Wanted wanted, List<ResourceRecord> records) {
    return wanted.value().type() == RecordType.TXT
        ? records.stream().anyMatch(record -> isOfKind(wanted, record.shown()))
        : !records.isEmpty();
  }
}
