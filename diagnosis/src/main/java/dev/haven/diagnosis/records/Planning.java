package dev.haven.diagnosis.records;

import dev.haven.dns.Question;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Derives the records from what is known of the server. Used once, by one thread.
final class Planning {
  private static final int PREFERENCE = 10;

  /// As many digits as tell policies apart (RFC 8461 §3.1 allows 32).
  private static final int POLICY_ID = 20;

  private final MailHost server;
  private final SettingsRecords settings;
  private final List<Wanted> records = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();

  Planning(MailHost server) {
    this.server = server;
    this.settings = new SettingsRecords(server);
  }

  Plan plan() {
    way();
    senders();
    signatures();
    records.addAll(settings.services());
    encryption();
    records.addAll(settings.web());
    certificates();
    logo();
    return new Plan(server, records, gaps);
  }

  private void want(String name, Value value, Need need, Purpose purpose, String note) {
    records.add(new Wanted(name, value, need, purpose, note));
  }

  private String below(String label) {
    return label + "." + server.domain();
  }

  /// RFC 5321 §5.1; receivers look the name of an address up, and whether it leads back.
  private void way() {
    want(
        server.domain(),
        Value.exchange(PREFERENCE, server.host()),
        Need.NEEDED,
        Purpose.MAIL_EXCHANGE,
        "");
    for (var address : server.addresses()) {
      want(server.host(), Value.address(address), Need.NEEDED, Purpose.ADDRESS, "");
    }
    for (var address : server.addresses()) {
      want(
          Question.reverse(address).name(),
          Value.pointer(server.host()),
          Need.NEEDED,
          Purpose.REVERSE,
          "This is entered where the address comes from, at the provider of the machine.");
    }
    if (server.addresses().isEmpty()) {
      gaps.add(
          new Gap(
              "A, AAAA, PTR",
              "This machine has no public address of its own. Name the address under which the"
                  + " world reaches the server with --address."));
    }
  }

  /// Softly (`~all`): whether mail that came another way is forged, signatures and DMARC decide
  /// (RFC 7489 §10.1).
  private void senders() {
    want(server.domain(), Value.text("v=spf1 mx ~all"), Need.NEEDED, Purpose.SPF, "");
    if (!server.host().equals(server.domain())) {
      want(server.host(), Value.text("v=spf1 a -all"), Need.ADVISED, Purpose.SPF_HOST, "");
    }
  }

  private void signatures() {
    for (var key : server.keys()) {
      want(
          below(key.selector() + "._domainkey"),
          Value.text(key.record()),
          Need.NEEDED,
          Purpose.DKIM,
          "");
    }
    if (server.keys().isEmpty()) {
      gaps.add(new Gap("DKIM", "There is no signing key yet: this server does not sign mail."));
    }
    var policy = server.keys().isEmpty() ? "none" : "quarantine";
    want(
        below("_dmarc"),
        Value.text("v=DMARC1; p=" + policy + "; rua=mailto:postmaster@" + server.domain()),
        Need.ADVISED,
        Purpose.DMARC,
        server.keys().isEmpty() ? "Stricter (p=quarantine) once mail is signed with DKIM." : "");
  }

  private void encryption() {
    if (server.chain().isEmpty()) {
      gaps.add(new Gap("TLSA", "The server has no certificate yet; its first start makes one."));
    } else {
      want(
          "_25._tcp." + server.host(),
          Value.key(sha256(server.chain().getFirst().getPublicKey().getEncoded())),
          Need.POSSIBLE,
          Purpose.TLSA,
          "Only with DNSSEC, and only if it is changed before the key of the certificate is:"
              + " senders who find another key deliver nothing.");
    }
    var policy = StsPolicy.of(server.host());
    want(
        below("_mta-sts"),
        Value.text(
            "v=STSv1; id="
                + sha256(policy.getBytes(StandardCharsets.UTF_8)).substring(0, POLICY_ID)),
        Need.POSSIBLE,
        Purpose.MTA_STS,
        "Only once https://mta-sts.%s/.well-known/mta-sts.txt has the policy."
            .formatted(server.domain()));
    want(
        below("mta-sts"),
        Value.alias(server.host()),
        Need.POSSIBLE,
        Purpose.MTA_STS_HOST,
        settings.note());
    want(
        below("_smtp._tls"),
        Value.text("v=TLSRPTv1; rua=mailto:postmaster@" + server.domain()),
        Need.POSSIBLE,
        Purpose.TLS_RPT,
        "");
  }

  private void certificates() {
    var issuer = server.chain().stream().findFirst().flatMap(Issuers::of);
    issuer.ifPresent(authority ->
        want(
            server.host(),
            Value.issuer(authority),
            Need.POSSIBLE,
            Purpose.CAA,
            "Change it before another authority issues the certificate."));
    if (issuer.isEmpty()) {
      gaps.add(
          new Gap(
              "CAA",
              "The certificate is of no public authority that is known here. With one, CAA names"
                  + " the only authority that may issue: 0 issue \"...\"."));
    }
  }

  private void logo() {
    gaps.add(
        new Gap(
            "BIMI",
            "It shows a logo beside mail, and needs signatures (DKIM), a DMARC policy of quarantine"
                + " or reject, and a logo of yours as SVG at an HTTPS address: default._bimi TXT"
                + " v=BIMI1; l=https://.../logo.svg"));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
