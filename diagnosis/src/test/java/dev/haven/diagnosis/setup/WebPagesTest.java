package dev.haven.diagnosis.setup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haven.diagnosis.doctor.Behaviour;
import dev.haven.diagnosis.doctor.Cage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebPagesTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private static Page fetched(String status, int size) throws IOException {
    var bytes =
        "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, size, "x".repeat(size));
    try (var web = Cage.of(Behaviour.answering(bytes.getBytes(StandardCharsets.US_ASCII)));
        var pages = new WebPages(LONG)) {
      return pages.get("http://127.0.0.1:" + web.port() + "/");
    }
  }

  @Test
  void aPageIsFetched() throws IOException {
    var page = assertInstanceOf(Page.Fetched.class, fetched("200 OK", 3));
    assertArrayEquals("xxx".getBytes(StandardCharsets.US_ASCII), page.body());
  }

  @Test
  void whatIsNotThereIsMissing() throws IOException {
    assertInstanceOf(Page.Missing.class, fetched("404 Not Found", 3));
  }

  @Test
  void aPageThatIsTooLargeIsMissing() throws IOException {
    assertInstanceOf(Page.Missing.class, fetched("200 OK", 1024 * 1024));
  }

  @Test
  void aServerThatIsNotThereIsMissing() throws IOException {
    try (var pages = new WebPages(LONG)) {
      var url = "http://127.0.0.1:" + Cage.empty() + "/";
      assertInstanceOf(Page.Missing.class, pages.post(url, "<x/>"));
    }
  }

  @Test
  void namesThatNobodyCanOwnAreNotAskedFor() {
    var pages = new PublicPages(new Shelf(java.util.Map.of("https://a.example/x", "never")));
    assertInstanceOf(Page.Missing.class, pages.get("https://a.example/x"));
  }
}
