package dev.haven.message;

/// 7bit, 8bit and binary: RFC 2045 §6.2.
final class IdentityDecoder implements TransferDecoder {
  @Override
  public int decode(byte[] in, int offset, int length, byte[] out, int outOffset) {
    System.arraycopy(in, offset, out, outOffset, length);
    return length;
  }

  @Override
  public int finish(byte[] out, int outOffset) {
    return 0;
  }

  @Override
  public int most(int length) {
    return length;
  }

  @Override
  public boolean isDamaged() {
    return false;
  }
}
