package dev.haven.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// A PROXY header is a header, the beginning of one, or a syntax error.
class ProxyHeaderFuzz {
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAnswered(byte[] bytes) {
    try {
      var _ = ProxyHeader.parse(bytes, bytes.length);
    } catch (SyntaxException _) {
      // the other allowed answer
    }
  }
}
