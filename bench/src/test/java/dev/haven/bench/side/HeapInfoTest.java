package dev.haven.bench.side;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class HeapInfoTest {
  @Test
  void theFreePartIsWhatIsCommittedAndNotUsed() {
    var said =
        """
        5579:
        garbage-first heap   total reserved 262144K, committed 34816K, used 12272K [0x00000000f0000000, 0x0000000100000000)
         region size 1024K, 10 young (10240K), 2 survivors (2048K)
         Metaspace       used 1024K, committed 2048K, reserved 1114112K
        """;
    assertEquals((34_816L - 12_272) << 10, HeapInfo.freeBytes(said));
  }

  @Test
  void ofAnotherCollectorNothingIsTakenOff() {
    assertEquals(0, HeapInfo.freeBytes("3888:\nDefNew     total 9792K, used 3517K [0x1, 0x2)\n"));
  }
}
