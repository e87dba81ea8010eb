package dev.haven.diagnosis.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.DelegationMeaning;
import dev.haven.diagnosis.DnsMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.PasteMeaning;
import dev.haven.diagnosis.RecordMeaning;
import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.records.DkimKey;
import dev.haven.diagnosis.records.Endpoint;
import dev.haven.diagnosis.records.KnownCertificate;
import dev.haven.diagnosis.records.MailHost;
import dev.haven.diagnosis.records.Need;
import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.ZoneFile;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of trouble is staged once, and yields exactly its finding.
@Timeout(120)
class InspectionTest {
  private static final String KEY = "v=DKIM1; k=rsa; p=" + "MIIBIjANBgkqhkiG9w0B".repeat(20);
  private static final Plan PLAN = Plan.of(server());
  private static final String GOOD = String.join("\n", ZoneFile.lines(PLAN)) + "\n";

  private static MailHost server() {
    return new MailHost(
        "zoo.example",
        "mail.zoo.example",
        List.of(InetAddress.ofLiteral("192.0.2.25")),
        List.of(new Endpoint(Service.IMAPS, 993), new Endpoint(Service.SUBMISSIONS, 465)),
        List.of(KnownCertificate.read()),
        List.of(new DkimKey("s1", KEY)),
        0,
        "{}");
  }

  private static FakeInternet good() {
    return new FakeInternet(GOOD);
  }

  private static FakeInternet with(String before, String after) {
    return good().zone(replaced(before, after));
  }

  private static UnaryOperator<String> replaced(String before, String after) {
    return text -> {
      assertTrue(text.contains(before), before);
      return text.replace(before, after);
    };
  }

  private static FakeInternet and(String more) {
    return good().zone(text -> text + more + "\n");
  }

  private static final String SPF = "\"v=spf1 mx ~all\"";
  private static final String MX = "MX 10 mail.zoo.example.";
  private static final String A = "IN A 192.0.2.25";
  private static final String DMARC = "_dmarc                  ";

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of(RecordMeaning.MISSING, with(DMARC, "; ")),
        Arguments.of(RecordMeaning.MISSING, with("@                       IN " + MX, "; ")),
        Arguments.of(RecordMeaning.DIFFERENT, with(MX, "MX 10 old.example.")),
        Arguments.of(RecordMeaning.DIFFERENT, with("0 1 993", "0 1 994")),
        Arguments.of(RecordMeaning.DIFFERENT, with(SPF, "\"v=spf1 mx ~al\"")),
        Arguments.of(RecordMeaning.DIFFERENT, with(SPF, "\"v=spf1; mx ~all\"")),
        Arguments.of(RecordMeaning.DIFFERENT, with("p=quarantine", "p=strict")),
        Arguments.of(RecordMeaning.DIFFERENT, with("p=MIIB", "p=XXXX")),
        Arguments.of(RecordMeaning.DIFFERENT, with(A, "IN A 192.0.2.99")),
        Arguments.of(RecordMeaning.DIFFERENT, and("_pop3s._tcp IN SRV 0 1 995 mail")),
        Arguments.of(
            RecordMeaning.DIFFERENT, and("_ua-auto-config IN TXT \"v=UAAC1; a=sha256; d=RBNvo1\"")),
        Arguments.of(RecordMeaning.STALE, good().remembered(replaced(MX, "MX 10 old.example."))),
        Arguments.of(RecordMeaning.STALE, good().remembered(replaced(DMARC, "; "))),
        Arguments.of(RecordMeaning.SEVERAL_SPF, and("@ IN TXT \"v=spf1 include:a.example -all\"")),
        Arguments.of(RecordMeaning.SPF_LACKS_SERVER, with(SPF, "\"v=spf1 ip4:192.0.2.1 -all\"")),
        Arguments.of(
            RecordMeaning.SPF_LACKS_SERVER,
            with(SPF, "\"v=spf1 include:elsewhere.example -all\"")
                .elsewhere("@ IN TXT \"v=spf1 ip4:198.51.100.1 ~all\"\n")),
        Arguments.of(
            RecordMeaning.SPF_LACKS_SERVER,
            with(
                "mail                    IN TXT \"v=spf1 a -all\"", "mail IN TXT \"v=spf1 -all\"")),
        Arguments.of(
            RecordMeaning.SPF_TOO_LONG,
            with(SPF, "\"v=spf1" + " a:ns1.zoo.example".repeat(11) + " mx -all\"")),
        Arguments.of(
            RecordMeaning.SPF_TOO_LONG,
            with(SPF, "\"v=spf1 mx include:elsewhere.example -all\"")
                .elsewhere("@ IN TXT \"v=spf1" + " a".repeat(9) + " -all\"\n")),
        Arguments.of(
            RecordMeaning.SPF_TOO_LONG, with(SPF, "\"v=spf1 include:zoo.example mx -all\"")),
        Arguments.of(
            RecordMeaning.SPF_LEADS_NOWHERE,
            with(SPF, "\"v=spf1 include:gone.elsewhere.example mx -all\"")),
        Arguments.of(
            RecordMeaning.SPF_LEADS_NOWHERE,
            with(SPF, "\"v=spf1 mx redirect=gone.elsewhere.example\"")),
        Arguments.of(
            RecordMeaning.SPF_LEADS_NOWHERE,
            with(SPF, "\"v=spf1 include:elsewhere.example mx -all\"")
                .elsewhere("@ IN TXT \"v=spf1 ip4:x -all\"\n")),
        Arguments.of(RecordMeaning.SPF_OPEN, with(SPF, "\"v=spf1 mx +all\"")),
        Arguments.of(RecordMeaning.NO_REVERSE, good().reverse("")),
        Arguments.of(
            RecordMeaning.OTHER_REVERSE,
            good()
                .reverse("25 IN PTR c25.elsewhere.example.\n")
                .elsewhere("c25 IN A 192.0.2.25\n")),
        Arguments.of(
            RecordMeaning.UNCONFIRMED_REVERSE,
            good().reverse("25 IN PTR c25.elsewhere.example.\n")),
        Arguments.of(RecordMeaning.OTHER_EXCHANGE, and("@ IN MX 5 old.example.")),
        Arguments.of(
            RecordMeaning.OTHER_KEY, and("_25._tcp.mail IN TLSA 3 1 1 " + "ab".repeat(32))),
        Arguments.of(RecordMeaning.OTHER_ISSUER, and("@ IN CAA 0 issue \"ca.example\"")));
  }

  static Stream<Arguments> slips() {
    return Stream.of(
        Arguments.of(PasteMeaning.QUOTED, with(SPF, "\"\\\"v=spf1 mx ~all\\\"\"")),
        Arguments.of(PasteMeaning.QUOTED, with("\"v=DMARC1", "\"\\226\\128\\156v=DMARC1")),
        Arguments.of(PasteMeaning.SPLIT, with("\" \"", "\" \"\\\" \\\"\" \"")),
        Arguments.of(PasteMeaning.SPLIT, with(SPF, "\"v=spf1\" \"mx ~all\"")),
        Arguments.of(PasteMeaning.SPLIT, with(SPF, "\"v=spf1 mx\" \"~all\"")),
        Arguments.of(PasteMeaning.DOMAIN_TWICE, with(DMARC, "_dmarc.zoo.example ")),
        Arguments.of(PasteMeaning.DOMAIN_TWICE, with(MX, "MX 10 mail.zoo.example")),
        Arguments.of(PasteMeaning.UNDERSCORE_LOST, with(DMARC, "dmarc ")),
        Arguments.of(PasteMeaning.UNDERSCORE_LOST, with("s1._domainkey", "s1.domainkey")),
        Arguments.of(PasteMeaning.AT_APEX, with(DMARC, "@ ")),
        Arguments.of(PasteMeaning.ALIAS_BESIDE, and("@ IN CNAME www.elsewhere.example.")),
        Arguments.of(
            PasteMeaning.ALIAS_BESIDE, and("_dmarc IN CNAME zoo.dmarc.elsewhere.example.")),
        Arguments.of(PasteMeaning.PROXIED, with(A, "IN A 104.16.1.1")),
        Arguments.of(PasteMeaning.TRAILING_DOT, with(SPF, "\"v=spf1 mx ~all.\"")),
        Arguments.of(PasteMeaning.TRAILING_DOT, with(MX, "MX 10 mail.zoo.example\\..")),
        Arguments.of(PasteMeaning.PRIORITY_IN_NAME, with(MX, "MX 0 10\\032mail.zoo.example.")));
  }

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of(
            DnsMeaning.ALIASED_EXCHANGE,
            with("mail                    " + A, "mail IN CNAME host\nhost " + A)
                .zone(
                    replaced("mail                    " + A, "mail IN CNAME host\nhost " + A)
                            .andThen(replaced("mail                    IN TXT", "; "))
                        ::apply)),
        Arguments.of(DnsMeaning.LITERAL_EXCHANGE, with(MX, "MX 10 192.0.2.25.")),
        Arguments.of(DnsMeaning.TAKES_NO_MAIL, with(MX, "MX 0 .")),
        Arguments.of(DnsMeaning.PRIVATE_ADDRESS, with(A, "IN A 10.0.0.25")),
        Arguments.of(DnsMeaning.NO_SUCH_NAME, good().parent(text -> "other IN A 192.0.2.1\n")));
  }

  static Stream<Arguments> delegations() {
    return Stream.of(
        Arguments.of(DelegationMeaning.LAME, good().lame()),
        Arguments.of(DelegationMeaning.SILENT, good().silent()),
        Arguments.of(DelegationMeaning.DISAGREE, good().second(replaced(DMARC, "; "))),
        Arguments.of(
            DelegationMeaning.SERIALS_DIFFER,
            good().second(replaced("hostmaster 1 ", "hostmaster 2 "))),
        Arguments.of(
            DelegationMeaning.PARENT_DIFFERS, good().parent(replaced("zoo IN NS ns2.zoo\n", ""))),
        Arguments.of(
            DelegationMeaning.NO_GLUE, good().parent(replaced("ns2.zoo IN A 127.0.53.4\n", ""))),
        Arguments.of(DelegationMeaning.DNSSEC_BROKEN, good().validating()));
  }

  @ParameterizedTest
  @MethodSource({"records", "slips", "names", "delegations"})
  void eachTroubleYieldsExactlyItsFinding(Meaning meaning, FakeInternet internet)
      throws IOException {
    try (internet) {
      var report = internet.inspect(PLAN).report();
      assertEquals(
          List.of(meaning.entry().id()),
          report.findings().stream().map(Finding::id).toList(),
          () -> report.findings().toString());
    }
  }

  private static Report inspected(FakeInternet internet) throws IOException {
    try (internet) {
      return internet.inspect(PLAN).report();
    }
  }

  @Test
  void theIncludesThatLeadToTheServerAreShown() throws IOException {
    var report =
        inspected(
            with(SPF, "\"v=spf1 include:elsewhere.example -all\"")
                .elsewhere("@ IN TXT \"v=spf1 ip4:192.0.2.25 ~all\"\n"));
    assertEquals(List.of(), report.findings());
    var step =
        report.steps().stream()
            .filter(one -> one.what().equals("SPF of zoo.example"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "pass: ip4:192.0.2.25 in the record of elsewhere.example matches 192.0.2.25", step.seen());
    assertEquals(
        List.of(
            "zoo.example: include:elsewhere.example matches (pass)",
            "  elsewhere.example: ip4:192.0.2.25 matches"),
        step.evidence());
  }

  @Test
  void whatEachIncludeCostsIsCounted() throws IOException {
    var report =
        inspected(
            with(SPF, "\"v=spf1 mx include:elsewhere.example a a -all\"")
                .elsewhere("@ IN TXT \"v=spf1" + " a".repeat(9) + " -all\"\n"));
    var finding = report.findings().getFirst();
    assertEquals("The SPF record needs 13 look-ups in the DNS", finding.cause());
    assertEquals("include:elsewhere.example: 10", finding.evidence().getLast());
  }

  @Test
  void aHealthyZoneYieldsNone() throws IOException {
    try (var internet = good()) {
      var report = internet.inspect(PLAN);
      assertEquals(List.of(), report.report().findings());
      assertEquals(
          List.of(),
          report.records().stream()
              .filter(one -> one.standing() != Standing.FINE && one.standing() != Standing.ABSENT)
              .toList());
    }
  }

  @Test
  void whatIsOnlyPossibleIsComparedWhereItIsThere() throws IOException {
    var there = List.of("_pop3s._tcp.zoo.example", "_ua-auto-config.zoo.example");
    var zone = GOOD.replace("; _pop3s._tcp ", "_pop3s._tcp ").replace("; _ua-", "_ua-");
    try (var internet = new FakeInternet(zone)) {
      var report = internet.inspect(PLAN);
      assertEquals(List.of(), report.report().findings());
      assertEquals(
          there,
          report.records().stream()
              .filter(one -> one.need() == Need.POSSIBLE && one.standing() == Standing.FINE)
              .map(RecordState::name)
              .toList());
    }
  }

  private static Plan servedFrom(String host) {
    var server = server();
    return Plan.of(
        new MailHost(
            server.domain(),
            host,
            server.addresses(),
            server.endpoints(),
            server.chain(),
            server.keys(),
            0,
            ""));
  }

  @Test
  void aServerThatHasItsNameElsewhereIsLookedForThere() throws IOException {
    var plan = servedFrom("mx.elsewhere.example");
    var zone = String.join("\n", ZoneFile.lines(plan)) + "\n";
    var policy = "mx IN TXT \"v=spf1 a -all\"\n";
    try (var complete = new FakeInternet(zone);
        var lacking = new FakeInternet(zone)) {
      complete
          .elsewhere(policy + "mx IN A 192.0.2.25\n")
          .reverse("25 IN PTR mx.elsewhere.example.\n");
      assertEquals(List.of(), complete.inspect(plan).report().findings());
      lacking.elsewhere(policy).reverse("25 IN PTR mx.elsewhere.example.\n");
      assertEquals(
          List.of(RecordMeaning.MISSING.entry().id()),
          lacking.inspect(plan).report().findings().stream().map(Finding::id).toList());
    }
  }

  @Test
  void whatTheResolverStillHasIsShownWithItsTime() throws IOException {
    try (var internet = good().remembered(replaced(MX, "MX 10 old.example."))) {
      var record = internet.inspect(PLAN).records().getFirst();
      assertEquals(Standing.STALE, record.standing());
      assertEquals(3600, record.secondsLeft());
      assertEquals(List.of(true, true, false), record.seen().stream().map(Seen::fits).toList());
    }
  }

  /// An owner may choose otherwise where it serves the same purpose.
  static Stream<FakeInternet> otherChoices() {
    return Stream.of(
        with(SPF, "\"v=spf1 ip4:192.0.2.0/24 include:elsewhere.example -all\"")
            .elsewhere("@ IN TXT \"v=spf1 ip4:198.51.100.1 -all\"\n"),
        with(SPF, "\"v=spf1 a:mail.zoo.example ?all\""),
        with(SPF, "\"v=spf1 redirect=elsewhere.example\"")
            .elsewhere("@ IN TXT \"v=spf1 ip4:192.0.2.25 -all\"\n"),
        with("p=quarantine", "p=reject; sp=none"),
        with("0 1 993", "5 7 993"),
        with(MX, "MX 1 mail.zoo.example.\n@ IN MX 20 backup.elsewhere.example."),
        with(DMARC, "_dmarc IN CNAME policy\npolicy "),
        good().rootless(),
        and("@ IN TXT \"some-site-verification=x\""),
        and("mail IN CAA 0 issue \"letsencrypt.org; validationmethods=dns-01\""),
        and(
            "_25._tcp.mail IN TLSA 3 1 1"
                + " 5d6f8f0e0a11030e19c520b1f30837bbe69b852b2480ab0fac3ef8b15b68b54e"));
  }

  @ParameterizedTest
  @MethodSource("otherChoices")
  void whatServesThePurposeIsWell(FakeInternet internet) throws IOException {
    try (internet) {
      assertEquals(List.of(), internet.inspect(PLAN).report().findings());
    }
  }
}
