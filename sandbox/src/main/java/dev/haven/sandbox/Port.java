package dev.haven.sandbox;

/// Where a protocol is spoken.
public record Port(String host, int number) {}
