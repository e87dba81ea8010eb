package dev.haven.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.web.http.HttpRefused;
import dev.haven.web.http.Request;
import dev.haven.web.http.Response;
import dev.haven.web.http.Target;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyPageTest {
  private static final String PATH = "/.well-known/mta-sts.txt";

  private final PolicyPage page =
      new PolicyPage("mail.example.com", "example.com"::equals, () -> true);

  private static Request request(String host, String path, boolean secure) {
    var target = new Target(path, "", path, Map.of());
    return new Request("GET", target, host, Map.of(), new byte[0], secure);
  }

  /// The example of RFC 8461 §3.2, for our own host.
  @Test
  void thePolicyOfOurDomainIsServed() throws HttpRefused {
    var answer = page.answer(request("mta-sts.example.com", PATH, true)).orElseThrow();
    assertEquals("text/plain; charset=utf-8", answer.fields().get("Content-Type"));
    assertEquals(
        "version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmax_age: 604800\r\n",
        new String(answer.body(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "mta-sts.example.org", "mta-sts.mta-sts.example.com", ""})
  void nobodyElsesIs(String host) {
    var refused = assertThrows(HttpRefused.class, () -> page.answer(request(host, PATH, true)));
    assertEquals(404, refused.status());
  }

  @Test
  void inClearThereIsNone() throws HttpRefused {
    assertEquals(
        Optional.<Response>empty(), page.answer(request("mta-sts.example.com", PATH, false)));
  }

  @Test
  void withACertificateThatNobodyBelievesThereIsNone() {
    var alone = new PolicyPage("mail.example.com", "example.com"::equals, () -> false);
    assertThrows(HttpRefused.class, () -> alone.answer(request("mta-sts.example.com", PATH, true)));
  }
}
