# Personal data: what is kept, correction, erasure.
flow-mydata = What is kept of you
flow-forget = Erase your data
