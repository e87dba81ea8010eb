package dev.haven.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.Question;
import dev.haven.dns.Zone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpfCensusTest {
  private static SpfBranch census(Zone zone) {
    return SpfCensus.of(zone, "top.example", SpfCheck.PATIENCE);
  }

  @Test
  void whatIsFarAwayIsCountedWhereItIsLedTo() {
    var zone =
        Zone.empty()
            .txt("top.example", "v=spf1 ip4:192.0.2.1 a mx include:one.example -all ptr")
            .txt("one.example", "v=spf1 a include:two.example ?all")
            .txt("two.example", "v=spf1 exists:%{i}.x.example redirect=three.example")
            .txt("three.example", "v=spf1 ip4:192.0.2.2 ~all");
    var top = census(zone);
    assertEquals(7, top.lookUps());
    var one = top.branches().getFirst();
    assertEquals("include:one.example", one.term());
    assertEquals(4, one.lookUps());
    assertEquals(2, one.branches().getFirst().lookUps());
    assertFalse(top.isTooLong());
  }

  @Test
  void elevenAreTooMany() {
    var zone = Zone.empty().txt("top.example", "v=spf1" + " a:b.example".repeat(11) + " -all");
    assertTrue(census(zone).isTooLong());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=spf1 all",
        "v=spf1 -ip4:192.0.2.1 +all",
        "v=spf1 ip4:0.0.0.0/0 -all",
        "v=spf1 ip6:::/0 -all",
        "v=spf1 include:open.example -all",
        "v=spf1 redirect=open.example"
      })
  void aRecordThatLetsAnybodySendIsOpen(String record) {
    var zone = Zone.empty().txt("open.example", "v=spf1 +all").txt("top.example", record);
    assertTrue(census(zone).open());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=spf1 -all +all",
        "v=spf1 ?all",
        "v=spf1 ~all redirect=open.example",
        "v=spf1 -include:open.example -all"
      })
  void othersAreNot(String record) {
    var zone = Zone.empty().txt("open.example", "v=spf1 +all").txt("top.example", record);
    assertFalse(census(zone).open());
  }

  @Test
  void eachTroubleFurtherOnIsTold() {
    Answer<String> silent = new Answer.TemporaryFailure<>("no answer");
    var zone =
        Zone.empty()
            .txt(
                "top.example",
                "v=spf1 include:gone.example include:wrong.example include:top.example"
                    + " include:silent.example include:%{l}.example -all")
            .txt("wrong.example", "v=spf1 ip4:x -all")
            .with(new Question<>("silent.example", Kind.TXT), silent);
    assertEquals(
        "[ABSENT, WRONG, LOOP, UNANSWERED, NOT_FOLLOWED]",
        census(zone).branches().stream().map(SpfBranch::state).toList().toString());
  }

  /// Without a bound, each level would double what is read.
  @Test
  void aTreeThatDoublesIsReadInPart() {
    var zone = Zone.empty().txt("top.example", "v=spf1 include:0.example include:0.example");
    for (int i = 0; i < 30; i++) {
      var next = " include:" + (i + 1) + ".example";
      zone = zone.txt(i + ".example", "v=spf1" + next + next);
    }
    var top = census(zone);
    assertTrue(top.isTooLong());
    assertTrue(top.all().count() < 200);
  }
}
