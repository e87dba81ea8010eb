package dev.haven.server.config;

/// Whose mail a backup takes.
public enum BackupRecipients {
  ASK,
  LISTED,
  ALL
}
