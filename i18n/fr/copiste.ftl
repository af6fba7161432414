copiste = copiste

### room: expression and questionnaire findings

### room: entry

### room: measure and report

### room: keymap

### room: import

### room: store

### room: station

### room: tui

### room: plain

### room: cli
