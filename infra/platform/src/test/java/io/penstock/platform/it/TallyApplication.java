package io.penstock.platform.it;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service with nothing of its own but a tally. */
@SpringBootApplication
class TallyApplication {}
