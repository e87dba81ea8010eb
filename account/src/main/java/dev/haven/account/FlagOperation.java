package dev.haven.account;

/// What `STORE` does with the flags it names, RFC 9051 §6.4.6.
public enum FlagOperation {
  ADD,
  REMOVE,
  REPLACE
}
