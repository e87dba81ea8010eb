package dev.haven.server.log;

/// Gives every `System.getLogger` of the process a [LogfmtLogger]. Found as a service.
public final class LogfmtFinder extends System.LoggerFinder {
  @Override
  public System.Logger getLogger(String name, Module module) {
    return new LogfmtLogger(name);
  }
}
