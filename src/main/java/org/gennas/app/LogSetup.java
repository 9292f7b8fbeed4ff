package org.gennas.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * What each process logs: warnings on standard error, since standard output belongs to answers.
 * Logback finds it as a service; reading the same from an XML file would make each start of the
 * program slower.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    // It warns at every start that OpenBLAS was built with an older JavaCPP than ours; they fit.
    loggers.getLogger("org.bytedeco.javacpp").setLevel(Level.ERROR);
    // The library of PDF files speaks of fonts that the report does not use.
    loggers.getLogger("org.apache.pdfbox").setLevel(Level.ERROR);
    loggers.getLogger("org.apache.fontbox").setLevel(Level.ERROR);
    ch.qos.logback.classic.Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(console(loggers));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext loggers) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(loggers);
    // names and paths in a message could hold what redraws a terminal
    encoder.setPattern(
        "%-5level %logger{0}: %replace(%msg){'[\\p{Cc}\u202A-\u202E\u2066-\u2069&&[^\\n\\t]]', ''}%n%nopex");
    encoder.start();
    ThresholdFilter warnings = new ThresholdFilter();
    warnings.setContext(loggers);
    warnings.setLevel(Level.WARN.levelStr);
    warnings.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(loggers);
    console.setName("console");
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.addFilter(warnings);
    console.start();
    return console;
  }
}
