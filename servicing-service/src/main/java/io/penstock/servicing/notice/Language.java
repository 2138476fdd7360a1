package io.penstock.servicing.notice;

/** Of the text of e-mail. */
public enum Language {
    EN,
    ZH
}
