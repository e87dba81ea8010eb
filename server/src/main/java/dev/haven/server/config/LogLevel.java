package dev.haven.server.config;

/// How much is logged.
public enum LogLevel {
  ERROR,
  WARNING,
  INFO,
  DEBUG
}
