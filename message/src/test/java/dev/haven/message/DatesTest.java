package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 5322 §3.3 and its obsolete forms, and the dates of IMAP.
class DatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 22 Nov 2026 03:47:33 +0000 | 2026-11-22T03:47:33Z",
        "22 Nov 2026 03:47 -0130 | 2026-11-22T05:17:00Z",
        "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600 | 1997-11-21T15:55:06Z",
        "Sun Nov 22 03:47:33 2026 | 2026-11-22T03:47:33Z",
        "Sun Nov 22 03:47:33 EST 2026 | 2026-11-22T08:47:33Z",
        "2026-11-22T03:47:33.123+01:00 | 2026-11-22T02:47:33Z",
        "2026-11-22 03:47:33 | 2026-11-22T03:47:33Z",
        "22-Nov-26 03:47:33 PST | 2026-11-22T11:47:33Z",
        "22/11/2026 | 2026-11-22T00:00:00Z",
        "11/22/2026 | 2026-11-22T00:00:00Z",
        "Sunday, November 22, 2026 3:47 PM GMT | 2026-11-22T15:47:00Z",
        "22 Nov 2026 12:30 AM | 2026-11-22T00:30:00Z",
        "22 Nov 2026 03:47:33 GMT+0200 | 2026-11-22T01:47:33Z",
        "22 Nov 2026 03:47:33 +0200 (CEST) | 2026-11-22T01:47:33Z",
        "22 Nov 2026 03:47:33 +9999 | 2026-11-22T03:47:33Z",
        "22 Nov 2026 03.47.33 +0000 | 2026-11-22T03:47:33Z",
        "22 Nov 126 03:47 +0000 | 2026-11-22T03:47:00Z",
        "1 Jan 49 00:00 +0000 | 2049-01-01T00:00:00Z",
        "1 Jan 50 00:00 +0000 | 1950-01-01T00:00:00Z",
        "31 Dec 2026 23:59:60 +0000 | 2027-01-01T00:00:00Z",
      })
  void read(String text, String expected) {
    var date = MailDate.parse(Slice.of(Ascii.bytes(text))).orElseThrow();
    assertEquals(Instant.parse(expected), Instant.ofEpochSecond(date.epochSecond()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "22",
        "22 Nov",
        "32 Nov 2026",
        "Nov 2026",
        "22 Nov 2026 25:00",
        "1 1 99999",
        "(22 Nov 2026)"
      })
  void notRead(String text) {
    assertTrue(MailDate.parse(Slice.of(Ascii.bytes(text))).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"22 Nov 2026 00:30 +0200, 20779", "22 Nov 2026 23:30 -0500, 20779"})
  void theDayIsTheWritersOwn(String text, long day) {
    assertEquals(day, MailDate.parse(Slice.of(Ascii.bytes(text))).orElseThrow().day());
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrittenIsReadAsTheSame() {
    return RandomInput.seeds(
        100,
        random -> {
          long second = random.nextLong(0, 4_102_444_800L);
          var date = new SentDate(second, random.nextInt(-14 * 60, 14 * 60));
          assertEquals(
              date, MailDate.parse(Slice.of(Ascii.bytes(MailDate.format(date)))).orElseThrow());
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'Thu, 1 Jan 1970 00:00:00 +0000'",
    "1795319253, 'Sun, 22 Nov 2026 03:47:33 +0000'",
  })
  void written(long second, String mail) {
    assertEquals(mail, MailDate.format(second));
  }
}
