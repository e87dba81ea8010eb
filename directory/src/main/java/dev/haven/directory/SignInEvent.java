package dev.haven.directory;

import java.time.Instant;
import java.util.Optional;

/// One sign-in that was tried, kept in memory for whoever asks why it failed.
///
/// @param user as the client sent it, at most 255 characters, control characters replaced
/// @param refusal empty if it was accepted
public record SignInEvent(
    Instant time, SignInContext where, String user, Optional<SignInRefusal> refusal) {}
