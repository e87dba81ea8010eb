package dev.haven.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.dns.Zone;
import dev.haven.wire.SyntaxException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 7208 §7.4 has the examples.
class MacroStringTest {
  private static MacroString.Values values(String address) {
    var client =
        SpfClient.sending(
            InetAddress.ofLiteral(address),
            "relay.example.org",
            "strong-bad@email.example.com",
            "mx.example.org");
    var zone =
        Zone.empty()
            .record(
                dev.haven.dns.Question.reverse(InetAddress.ofLiteral("192.0.2.3")),
                "mx.example.org")
            .address("mx.example.org", "192.0.2.3");
    return new SpfValues(
        client, "email.example.com", new SpfQuestions(zone, Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "%{s}, strong-bad@email.example.com",
    "%{o}, email.example.com",
    "%{d}, email.example.com",
    "%{d4}, email.example.com",
    "%{d3}, email.example.com",
    "%{d2}, example.com",
    "%{d1}, com",
    "%{dr}, com.example.email",
    "%{d2r}, example.email",
    "%{l}, strong-bad",
    "%{l-}, strong.bad",
    "%{lr}, strong-bad",
    "%{lr-}, bad.strong",
    "%{l1r-}, strong",
    "%{ir}.%{v}._spf.%{d2}, 3.2.0.192.in-addr._spf.example.com",
    "%{lr-}.lp._spf.%{d2}, bad.strong.lp._spf.example.com",
    "%{lr-}.lp.%{ir}.%{v}._spf.%{d2}, bad.strong.lp.3.2.0.192.in-addr._spf.example.com",
    "%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}, 3.2.0.192.in-addr.strong.lp._spf.example.com",
    "%{d2}.trusted-domains.example.net, example.com.trusted-domains.example.net",
    "%{p}, mx.example.org",
    "%{h}, relay.example.org",
    "%%%_%-, '% %20'",
    "%{S}, strong-bad%40email.example.com",
    "%{d200}, email.example.com",
    "%{d99999999999999999999}, email.example.com"
  })
  void itIsFilledIn(String text, String expected) throws SyntaxException {
    assertEquals(expected, MacroParser.macroString(text).expand(values("192.0.2.3")));
  }

  @Test
  void anIpv6AddressIsDottedByNibbles() throws SyntaxException {
    assertEquals(
        "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com",
        MacroParser.macroString("%{ir}.%{v}._spf.%{d2}").expand(values("2001:db8::cb01")));
    assertEquals(
        "2001:db8::cb01, unknown, mx.example.org",
        MacroParser.explainString("%{c}, %{p}, %{r}").expand(values("2001:db8::cb01")));
  }

  @Test
  void aNameThatIsTooLongLosesLabelsFromTheLeft() throws SyntaxException {
    var label = "a".repeat(60) + ".";
    var text = MacroParser.macroString(label.repeat(4) + "%{d}.");
    assertEquals(label.repeat(3) + "email.example.com", text.name(values("192.0.2.3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%", "%a", "a%", "%{", "%{}", "%{a}", "%{d", "%{d0}", "%{d r}", "%{c}", "%{d2x}", "a b"
      })
  void nothingElseIsOne(String text) {
    assertThrows(SyntaxException.class, () -> MacroParser.macroString(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example",
        "example.",
        "example.1",
        "a.-b",
        "a.b-",
        "a.b:1",
        "a.b/24",
        "..",
        "a.%20x."
      })
  void aDomainEndsInALabelThatCanBeTheTopmost(String text) {
    assertThrows(SyntaxException.class, () -> MacroParser.domainSpec(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.b", "a.b.", ".b", "%{d}", "x%{h}", "%{d}.x", "a.xn--zckzah", "a:/.b", "%{d}%%"})
  void theseDo(String text) throws SyntaxException {
    MacroParser.domainSpec(text);
  }
}
