package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {
  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource({
    "lrswipkxtea, lrswipkxteacd",
    "alr, lra",
    "k, kc",
    "x, xc",
    "e, ed",
    "lrc, lrkxc",
    "rd, rted",
    "swsw, sw",
    "'', ''"
  })
  void lettersAreReadInAnyOrderAndWrittenInOne(String letters, String written) {
    assertEquals(written, Rights.parse(letters).orElseThrow().toString());
  }

  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource({"q", "l r", "L", "0", "lré"})
  void whatIsNoRightIsRefused(String letters) {
    assertEquals(Optional.empty(), Rights.parse(letters));
  }

  @Test
  void setsAreAddedAndTakenAway() {
    var some = Rights.of(Right.LOOKUP, Right.READ, Right.SEEN);
    assertEquals(Rights.of(Right.LOOKUP, Right.SEEN), some.minus(Rights.of(Right.READ)));
    assertEquals(some, some.plus(Rights.of(Right.READ)));
    assertEquals(Rights.ALL, Rights.NONE.plus(Rights.ALL));
    assertTrue(some.has(Right.READ));
    assertFalse(some.has(Right.ADMINISTER));
    assertTrue(some.hasAny(Rights.of(Right.READ, Right.INSERT)));
    assertFalse(some.hasAny(Rights.of(Right.INSERT)));
  }
}
