package dev.haven.account;

/// Ends a watch of an account when it is closed. Closing twice is harmless.
public interface Watch extends AutoCloseable {
  @Override
  void close();
}
