package dev.haven.diagnosis.published;

/// What is asked for.
record Key(String name, String type) {}
