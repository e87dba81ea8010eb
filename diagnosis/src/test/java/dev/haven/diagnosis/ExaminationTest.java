package dev.haven.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ExaminationTest {
  @Test
  void checksRunSideBySideAndAnswerInOrder() {
    var together = new CountDownLatch(2);
    var heard = new ArrayList<Integer>();
    var examination = new Examination((done, _, _) -> heard.add(done));
    var results =
        examination.sideBySide(
            List.of(check("one", () -> meet(together)), check("two", () -> meet(together))));
    assertEquals(List.of("met", "met"), results);
    assertEquals(List.of(1, 2), heard);
  }

  @Test
  void aCheckThatHangsIsInterruptedAtTheEndOfAllTime() {
    var never = new CountDownLatch(2);
    var examination = new Examination(Progress.NONE, Deadline.in(Duration.ofSeconds(2)));
    assertEquals(
        List.of("met", "late"),
        examination.sideBySide(
            List.of(check("quick", () -> "met"), check("hangs", () -> meet(never)))));
  }

  @Test
  void aBugIsNoFinding() {
    var examination = new Examination(Progress.NONE);
    List<Check<String>> bug =
        List.of(
            check(
                "bug",
                () -> {
                  throw new IllegalArgumentException("bug");
                }));
    assertThrows(IllegalStateException.class, () -> examination.sideBySide(bug));
  }

  private static Check<String> check(String what, java.util.function.Supplier<String> work) {
    return new Check<>(what, work, () -> "late");
  }

  private static String meet(CountDownLatch latch) {
    latch.countDown();
    try {
      latch.await();
      return "met";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
